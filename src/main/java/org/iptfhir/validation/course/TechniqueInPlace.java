package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iptfhir.guide.Techniques;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.SessionRecord;

/** S11: work on a problem area is done where the course has that area, and techniques of the ending at its end, or in maintenance. */
final class TechniqueInPlace implements SessionRule {
    private final Techniques techniques;

    TechniqueInPlace(Techniques techniques) {
        this.techniques = techniques;
    }

    @Override
    public String id() {
        return "S11";
    }

    @Override
    public boolean judges(SessionRecord session) {
        return session.techniques().stream()
                .anyMatch(code -> techniques.areaOf(code).isPresent()
                        || !techniques.phasesOf(code).isEmpty());
    }

    @Override
    public List<CourseBreach> check(SessionInCourse session) {
        return session.session().techniques().stream()
                .flatMap(code -> Stream.concat(areaAmiss(code, session).stream(), phaseAmiss(code, session).stream())
                        .map(message -> CourseBreach.warning(
                                SessionPlaces.technique(session.session(), code),
                                message,
                                session.session().id(),
                                session.course().id())))
                .toList();
    }

    /** Nothing is amiss while no area is agreed on. */
    private Optional<String> areaAmiss(String code, SessionInCourse session) {
        List<ProblemArea> agreed = session.course().problemAreas();
        return techniques
                .areaOf(code)
                .filter(area -> !agreed.isEmpty() && !agreed.contains(area))
                .map(area -> code + " belongs to the problem area " + area.code() + ", and the course has "
                        + String.join(
                                " and ", agreed.stream().map(ProblemArea::code).toList())
                        + ".");
    }

    private Optional<String> phaseAmiss(String code, SessionInCourse session) {
        Optional<Phase> phase = session.session()
                .phase()
                .or(() -> session.ownPhases().stream().map(own -> own.phase()).findFirst());
        List<Phase> places = techniques.phasesOf(code);
        return phase.filter(own -> !places.isEmpty() && !places.contains(own))
                .map(own -> code + " belongs to the phase "
                        + String.join(" or ", places.stream().map(Phase::code).toList()) + ", and the session to "
                        + own.code() + ".");
    }
}
