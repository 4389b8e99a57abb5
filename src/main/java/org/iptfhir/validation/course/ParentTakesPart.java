package org.iptfhir.validation.course;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;

/** A02: in IPT-A a parent or guardian takes part, or it is said why not. */
final class ParentTakesPart implements CourseRule {
    private static final String ADOLESCENTS = "ipt-a";
    private static final String REASON = Canonical.of("StructureDefinition", "extension-reason");

    @Override
    public String id() {
        return "A02";
    }

    @Override
    public String needs() {
        return "who takes part";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(CoursePlan::hasBegun)
                .filter(course -> course.variant().filter(ADOLESCENTS::equals).isPresent())
                .filter(course -> course.patient().isPresent())
                .filter(course -> !course.plan().hasNote()
                        && course.plan().getExtensionsByUrl(REASON).isEmpty())
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        TakingPart related = new TakingPart(course, stored);
        return !related.canBeTold() || related.byConsent() || related.inTeamOrSessions()
                ? List.of()
                : List.of(CourseBreach.warning(
                        CoursePlaces.extension(course, "variant"),
                        "No parent or guardian takes part in the course, as far as consent, care team and sessions here"
                                + " tell.",
                        course.id(),
                        course.patient().orElseThrow()));
    }
}
