package org.iptfhir.validation.course;

import java.util.List;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.PhasePlan;

/** P01: a course has each phase once. One that was broken off may be begun again. */
final class EachPhaseOnce implements PhaseRule {
    @Override
    public String id() {
        return "P01";
    }

    @Override
    public boolean judges(PhasePlan phase) {
        return true;
    }

    /** Two that come at once must not both find none. Of a reference that leads nowhere P05 tells. */
    @Override
    public Scope scope(Resource resource) {
        return PhasePlan.of(resource)
                .filter(PhaseRule::counts)
                .filter(phase -> !phase.courses().isEmpty())
                .map(phase -> Scope.within(
                        new TreeSet<>(phase.courses()),
                        ".partOf[0]",
                        phase.plan().getPartOfFirstRep()))
                .orElse(Scope.nothing());
    }

    @Override
    public List<CourseBreach> check(PhasePlan phase, List<PhasePlan> others) {
        return others.stream()
                .filter(other -> other.phase() == phase.phase())
                .limit(1)
                .map(other -> CourseBreach.error(
                        ".category",
                        "The course has a phase " + phase.phase().code() + " already: " + other.id() + ", "
                                + other.status() + ".",
                        phase.id(),
                        other.id()))
                .toList();
    }
}
