package org.iptfhir.validation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Canonical;

/** M06: what is finished has been answered, so not at a time that is still to come. */
final class AlreadyAnswered implements ClinicalRule {
    private static final Set<String> FINISHED = Set.of("completed", "final", "amended", "corrected");

    private final String type;
    private final Clock clock;

    private AlreadyAnswered(String type, Clock clock) {
        this.type = type;
        this.clock = clock;
    }

    /** The rule for answers to the guide's questionnaires. */
    static AlreadyAnswered responses(Clock clock) {
        return new AlreadyAnswered("QuestionnaireResponse", clock);
    }

    /** The rule for scores and safety items. */
    static AlreadyAnswered scores(Clock clock) {
        return new AlreadyAnswered("Observation", clock);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<Breach> check(Element resource, Element root) {
        boolean judged = FINISHED.contains(String.valueOf(resource.getNamedChildValue("status")))
                && Recognition.profileOf(CodedResource.of(resource))
                        .filter(profile -> profile.startsWith(Canonical.BASE))
                        .isPresent();
        if (!judged) {
            return List.of();
        }
        String name = type.equals("Observation") ? "effective" : "authored";
        return Optional.ofNullable(resource.getNamedChild(name))
                .filter(element -> element.isPrimitive() && element.primitiveValue() != null)
                .filter(element -> StatedTime.isFuture(element.primitiveValue(), clock.instant()))
                .map(element -> Breach.error(
                                "M06",
                                "."
                                        + (name.equals("effective")
                                                ? "effective.ofType(" + element.fhirType() + ")"
                                                : name),
                                "The answers are finished, but " + element.primitiveValue() + " is still to come.")
                        .mendedBy("Give the time at which the patient answered."))
                .stream()
                .toList();
    }
}
