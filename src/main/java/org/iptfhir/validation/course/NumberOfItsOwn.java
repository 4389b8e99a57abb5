package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.SessionRecord;

/** S01: no two sessions of a course have the same number. */
final class NumberOfItsOwn implements SessionRule {
    @Override
    public String id() {
        return "S01";
    }

    @Override
    public String needs() {
        return "whether another session of the course has the same number";
    }

    @Override
    public boolean judges(SessionRecord session) {
        return session.number().isPresent();
    }

    /** Numbers are given out one at a time: two sessions that come at once must not both find one free. */
    @Override
    public Scope scope(Resource resource) {
        return SessionRecord.of(resource)
                .filter(session -> !session.isEnteredInError())
                .filter(this::judges)
                .flatMap(session -> firstPlan(session.procedure())
                        .map(place -> Scope.within(
                                new TreeSet<>(session.plans()),
                                ".basedOn[" + place + "]",
                                session.procedure().getBasedOn().get(place))))
                .orElse(Scope.nothing());
    }

    /** Place of the first reference that can mean a plan: a referral is no course. */
    private static Optional<Integer> firstPlan(Procedure session) {
        List<Reference> references = session.getBasedOn();
        return IntStream.range(0, references.size())
                .filter(i -> !"ServiceRequest"
                                .equals(references.get(i).getReferenceElement().getResourceType())
                        && !"ServiceRequest".equals(references.get(i).getType()))
                .boxed()
                .findFirst();
    }

    @Override
    public List<CourseBreach> check(SessionInCourse session) {
        int number = session.session().number().orElseThrow();
        return session.others().stream()
                .filter(other -> other.number().filter(taken -> taken == number).isPresent())
                .limit(1)
                .map(other -> CourseBreach.error(
                        SessionPlaces.number(session.session()),
                        "The course has a session " + number + " already: " + other.id() + ".",
                        session.session().id(),
                        other.id()))
                .toList();
    }
}
