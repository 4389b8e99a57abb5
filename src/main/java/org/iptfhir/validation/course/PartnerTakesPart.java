package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;

/** A05: couple IPT works on a role dispute, and the partner takes part and has consented. */
final class PartnerTakesPart implements CourseRule {
    @Override
    public String id() {
        return "A05";
    }

    @Override
    public String needs() {
        return "who takes part";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(CoursePlan::hasBegun)
                .filter(CoursePlan::isWithPartner)
                .filter(course -> course.patient().isPresent())
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        List<CourseBreach> breaches = new ArrayList<>();
        Optional<ProblemArea> area = course.primaryArea();
        if (area.isPresent() && area.get() != ProblemArea.ROLE_DISPUTE) {
            breaches.add(breach(
                    course,
                    "problem-area",
                    "Couple IPT works on a role dispute between the two, and the course on "
                            + area.get().code() + "."));
        }
        TakingPart related = new TakingPart(course, stored);
        if (related.canBeTold() && !related.byConsent()) {
            breaches.add(breach(
                    course,
                    "format",
                    related.inTeamOrSessions()
                            ? "The partner takes part in the course, and no consent of the partner is here."
                            : "Nobody beside the patient takes part in the course, as far as consent, care team and"
                                    + " sessions here tell."));
        }
        return breaches;
    }

    private static CourseBreach breach(CoursePlan course, String place, String message) {
        return CourseBreach.warning(
                CoursePlaces.extension(course, place),
                message,
                course.id(),
                course.patient().orElseThrow());
    }
}
