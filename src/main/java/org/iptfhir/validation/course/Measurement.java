package org.iptfhir.validation.course;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.validation.PossibleTime;
import org.jspecify.annotations.Nullable;

/**
 * One use of an instrument: the answers to it, or a total.
 *
 * @param resource the finished response, or the Observation that counts
 * @param instrument its code
 * @param total empty where there is none, or where not all was answered
 */
record Measurement(Resource resource, String instrument, Optional<BigDecimal> total) {
    private static final String METHOD = Canonical.of("StructureDefinition", "score-method");
    private static final String TIMEPOINT = Canonical.of("StructureDefinition", "timepoint");

    /** Type and id, as references name it. */
    String id() {
        return LocalReference.to(resource);
    }

    private Optional<Observation> observation() {
        return resource instanceof Observation observation ? Optional.of(observation) : Optional.empty();
    }

    private Optional<QuestionnaireResponse> response() {
        return resource instanceof QuestionnaireResponse response ? Optional.of(response) : Optional.empty();
    }

    /** Whose it is; empty when the reference leads to no patient of this server. */
    Optional<String> patient() {
        return observation()
                .map(Observation::getSubject)
                .or(() -> response().map(QuestionnaireResponse::getSubject))
                .flatMap(subject -> LocalReference.of(subject, "Patient"));
    }

    /** The courses and phases that it is based on, as far as they are on this server. */
    List<String> plans() {
        return NamedCourse.plans(observation()
                .map(Observation::getBasedOn)
                .or(() -> response().map(QuestionnaireResponse::getBasedOn))
                .orElse(List.of()));
    }

    /** The answers that it derives from, as far as they are on this server. */
    List<String> answers() {
        return observation().stream()
                .flatMap(score -> score.getDerivedFrom().stream())
                .flatMap(reference -> LocalReference.of(reference, "QuestionnaireResponse").stream())
                .toList();
    }

    /** When it was answered, as far as it can be told. */
    Optional<PossibleTime> time() {
        return stated().flatMap(PossibleTime::of);
    }

    /** When it was answered, as its sender says it. */
    Optional<String> stated() {
        return observation()
                .map(score -> start(score.getEffective()))
                .orElseGet(() ->
                        response().map(answers -> answers.getAuthoredElement().getValueAsString()));
    }

    /** The day on which it was answered; empty where it is not said to the day. */
    Optional<LocalDate> day() {
        return time().filter(Predicate.not(PossibleTime::isPartial)).map(PossibleTime::first);
    }

    /** Who answered or rated: references, or what stands in their place. */
    Set<String> raters() {
        return ratedBy()
                .map(rater -> rater.hasReference()
                        ? rater.getReferenceElement().toUnqualifiedVersionless().getValue()
                        : Stream.of(rater.getDisplay(), rater.getIdentifier().getValue())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The types of those who answered or rated, as far as their references tell; empty when one does not. */
    Optional<Set<String>> typesOfRaters() {
        Set<String> types = ratedBy()
                .map(rater -> rater.hasType()
                        ? rater.getType()
                        : Optional.ofNullable(rater.getReferenceElement().getResourceType())
                                .orElse(""))
                .collect(Collectors.toUnmodifiableSet());
        return types.isEmpty() || types.contains("") ? Optional.empty() : Optional.of(types);
    }

    /** Of answers only the source is asked: their author may have written down what somebody else said. */
    private Stream<Reference> ratedBy() {
        return observation()
                .map(score -> score.getPerformer().stream())
                .orElseGet(() ->
                        response().map(QuestionnaireResponse::getSource).filter(source -> !source.isEmpty()).stream());
    }

    /** By which method, in whatever way it is said; empty where it is not. */
    String method() {
        return observation().stream()
                .flatMap(score -> Stream.concat(
                        Stream.of(score.getMethod()),
                        score.getExtensionsByUrl(METHOD).stream().map(extension -> extension.getValue())))
                .filter(CodeableConcept.class::isInstance)
                .flatMap(method -> ((CodeableConcept) method).getCoding().stream())
                .map(coding -> coding.getSystem() + "|" + coding.getCode())
                .collect(Collectors.joining(" "));
    }

    /** Whether the sender says that it is the baseline. */
    boolean isCalledBaseline() {
        return resource instanceof DomainResource measured
                && measured.getExtensionsByUrl(TIMEPOINT).stream()
                        .map(extension -> extension.getValue())
                        .filter(CodeableConcept.class::isInstance)
                        .anyMatch(timepoint -> ((CodeableConcept) timepoint)
                                .hasCoding(Canonical.of("CodeSystem", "timepoint"), "baseline"));
    }

    /** Where it says which instrument it is. */
    String placeOfInstrument() {
        return resource instanceof Observation ? ".code" : ".questionnaire";
    }

    /** Where it says when it was answered. */
    String placeOfTime() {
        return observation()
                .map(score -> ".effective.ofType(" + score.getEffective().fhirType() + ")")
                .orElse(".authored");
    }

    /** Where it says who answered. */
    String placeOfRater() {
        return resource instanceof Observation ? ".performer[0]" : ".source";
    }

    /** The beginning of a time, as the sender says it. */
    static Optional<String> start(@Nullable Type time) {
        if (time instanceof Period period) {
            return Optional.ofNullable(period.getStartElement().getValueAsString());
        }
        return time instanceof BaseDateTimeType moment
                ? Optional.ofNullable(moment.getValueAsString())
                : Optional.empty();
    }
}
