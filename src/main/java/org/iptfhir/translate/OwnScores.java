package org.iptfhir.translate;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.guide.Canonical;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.instrument.Score;
import org.iptfhir.translate.Contradiction.Disagreement;

/** Judges scores that a sender makes of answers: rules M01, M04 and M06. Writes nothing. */
public final class OwnScores {
    private static final Set<ObservationStatus> COUNTING =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    private static final String METHOD = Canonical.of("StructureDefinition", "score-method");
    private static final String METHODS = Canonical.of("CodeSystem", "score-method");
    private static final String PATIENT = "Patient/";
    private static final String NO_VALUE = "no value";

    private final ScoreObservations scores;

    public OwnScores(ScoreObservations scores) {
        this.scores = scores;
    }

    /** Whether a response is to an instrument that the guide scores. */
    public boolean isScored(QuestionnaireResponse response) {
        return scores.instrumentOf(response).isPresent();
    }

    /**
     * Compares an Observation with the others that derive from the same answers.
     *
     * @param others of which those that are derived here do not count: it may take their place
     */
    public Optional<Contradiction> second(
            Observation observation, QuestionnaireResponse response, List<Observation> others) {
        return scores.ofAnswers(response).stream()
                .filter(computed ->
                        computed.hasValue() && isSameThing(observation, computed) && standsFor(computed, observation))
                .flatMap(computed -> others.stream()
                        .filter(other -> !ScoreObservations.isComputed(other)
                                && !isSameResource(other, observation)
                                && isSameThing(other, computed)
                                && standsFor(computed, other)
                                && contradiction(other, response, CourseReader.ofNothing())
                                        .isEmpty()))
                .findFirst()
                .map(first -> new Contradiction(
                        observation,
                        Disagreement.SECOND,
                        observation.getCode().getCodingFirstRep().getCode(),
                        first.getIdElement().toUnqualifiedVersionless().getValue()));
    }

    /**
     * The sender's own score that stands in the place of a computed one: it is about the same, counts, and agrees with the
     * answers.
     *
     * @param ofSender of which one may
     */
    public Optional<Observation> standingFor(
            Observation computed, QuestionnaireResponse response, List<Observation> ofSender) {
        return ofSender.stream()
                .filter(candidate -> isSameThing(candidate, computed)
                        && standsFor(computed, candidate)
                        && contradiction(candidate, response, CourseReader.ofNothing())
                                .isEmpty())
                .findFirst();
    }

    /** What was computed before about the same, among the Observations of a response. */
    public static Optional<Observation> computedBefore(Observation computed, List<Observation> existing) {
        return existing.stream()
                .filter(before -> before.getStatus() != ObservationStatus.ENTEREDINERROR)
                .filter(before -> ScoreObservations.isComputed(before) && isSameThing(before, computed))
                .findFirst();
    }

    /** Whether two Observations have the same id. */
    static boolean isSameResource(Observation one, Observation other) {
        return one.getIdElement().hasIdPart()
                && one.getIdElement().getIdPart().equals(other.getIdElement().getIdPart());
    }

    /** Whether two Observations are about the same, by a coding that both have: a search for one finds the other then. */
    static boolean isSameThing(Observation one, Observation other) {
        return one.getCode().getCoding().stream()
                .anyMatch(coding -> other.getCode().hasCoding(coding.getSystem(), coding.getCode()));
    }

    /**
     * What a score says against the answers that it derives from.
     *
     * @param stored is asked whether two Patients are one person, where score and answers name two
     */
    public Optional<Contradiction> contradiction(
            Observation claimed, QuestionnaireResponse response, CourseReader stored) {
        if (claimed.getStatus() == ObservationStatus.ENTEREDINERROR
                || response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR
                || !Canonical.withoutVersion(String.valueOf(response.getQuestionnaire()))
                        .startsWith(Canonical.BASE + "/")) {
            return Optional.empty();
        }
        return scores.instrumentOf(claimed).flatMap(instrument -> contradiction(claimed, response, instrument, stored));
    }

    private Optional<Contradiction> contradiction(
            Observation claimed, QuestionnaireResponse response, Instrument instrument, CourseReader stored) {
        Optional<String> patient = reference(claimed.getSubject());
        Optional<String> answering = reference(response.getSubject());
        if (patient.isPresent()
                && answering.isPresent()
                && isComparable(patient.get(), answering.get())
                && !isSamePerson(patient.get(), answering.get(), stored)) {
            return Optional.of(new Contradiction(claimed, Disagreement.SUBJECT, patient.get(), answering.get()));
        }
        if (!scores.instrumentOf(response).filter(instrument::equals).isPresent()) {
            return Optional.of(new Contradiction(
                    claimed, Disagreement.INSTRUMENT, instrument.title(), response.getQuestionnaire()));
        }
        if (!COUNTING.contains(claimed.getStatus())) {
            return Optional.empty();
        }
        ResponseAnswers answers = ResponseAnswers.of(response);
        boolean finished = ScoreObservations.isFinished(response);
        if (isTotal(claimed, instrument)) {
            return total(claimed, instrument, instrument.score(answers.codes()), finished);
        }
        return instrument.safetyItems().stream()
                .filter(item -> has(claimed, item.code()) && answers.codings().containsKey(item.linkId()))
                .map(item -> answer(
                        claimed, item, Objects.requireNonNull(answers.codings().get(item.linkId())), finished))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Contradiction> total(
            Observation claimed, Instrument instrument, Score score, boolean finished) {
        BigDecimal value =
                claimed.hasValueQuantity() ? claimed.getValueQuantity().getValue() : null;
        boolean partial = isMarked(claimed, "partial");
        if (score instanceof Score.Total total) {
            String sum = total.value().toPlainString();
            if (!claimed.hasValue()) {
                return finished ? value(claimed, NO_VALUE, sum) : Optional.empty();
            }
            if (value == null) {
                return Optional.empty(); // no quantity: told as M03
            }
            if (value.compareTo(total.value()) != 0) {
                return value(claimed, value.toPlainString(), sum);
            }
            return partial || isMarked(claimed, "prorated")
                    ? Optional.of(new Contradiction(
                            claimed, Disagreement.COMPLETE, partial ? "a partial sum" : "prorated", sum))
                    : Optional.empty();
        }
        return value != null && score instanceof Score.Incomplete incomplete
                ? incompleteTotal(claimed, value, instrument, incomplete, partial)
                : Optional.empty();
    }

    private static Optional<Contradiction> incompleteTotal(
            Observation claimed, BigDecimal value, Instrument instrument, Score.Incomplete score, boolean partial) {
        String said = value.toPlainString();
        if (partial) {
            return value.compareTo(score.partial()) == 0
                    ? Optional.empty()
                    : value(claimed, said, score.partial().toPlainString() + " as a partial sum");
        }
        String possible =
                score.lowest().toPlainString() + " to " + score.highest().toPlainString();
        String missing = score.missing().size() + " of the "
                + instrument.items().size() + " scored items of " + instrument.title();
        return value.compareTo(score.lowest()) < 0 || value.compareTo(score.highest()) > 0
                ? value(claimed, said, possible + ", whatever the answers to " + missing + " that are missing would be")
                : Optional.of(new Contradiction(
                        claimed,
                        Disagreement.INCOMPLETE,
                        said,
                        missing + " have no answer, so the total might be anything from " + possible));
    }

    private static Optional<Contradiction> answer(Observation claimed, Item item, Coding answer, boolean finished) {
        if (!claimed.hasValue()) {
            return finished ? value(claimed, NO_VALUE, answer.getCode()) : Optional.empty();
        }
        if (!claimed.hasValueCodeableConcept()) {
            return Optional.empty(); // told as M02
        }
        CodeableConcept said = claimed.getValueCodeableConcept();
        List<Coding> others = said.getCoding().stream()
                .filter(coding -> coding.hasCode() && !isSame(coding, answer))
                .filter(coding -> item.weightOf(code(coding)).isPresent())
                .toList();
        if (others.isEmpty() && said.hasCoding(answer.getSystem(), answer.getCode())) {
            return Optional.empty();
        }
        return value(
                claimed,
                others.isEmpty()
                        ? String.valueOf(said.getCodingFirstRep().getCode())
                        : others.get(0).getCode(),
                answer.getCode());
    }

    private static Optional<Contradiction> value(Observation claimed, String said, String computed) {
        return Optional.of(new Contradiction(claimed, Disagreement.VALUE, said, computed));
    }

    /**
     * Whether a score that does not contradict the answers can stand for them: it counts, it has a value where the answers
     * yield one, and it is found by the same patient.
     */
    private static boolean standsFor(Observation computed, Observation claimed) {
        return COUNTING.contains(claimed.getStatus())
                && claimed.hasValue() == computed.hasValue()
                && isSameSubject(claimed.getSubject(), computed.getSubject());
    }

    private static boolean isSameSubject(Reference one, Reference other) {
        Optional<String> reference = reference(one);
        return reference.equals(reference(other))
                && (reference.isPresent() || one.getIdentifier().equalsDeep(other.getIdentifier()));
    }

    private static boolean isMarked(Observation claimed, String method) {
        return claimed.getExtensionsByUrl(METHOD).stream()
                .anyMatch(extension ->
                        extension.getValue() instanceof CodeableConcept concept && concept.hasCoding(METHODS, method));
    }

    private static boolean has(Observation observation, Code code) {
        return observation.getCode().hasCoding(code.system(), code.code());
    }

    private static boolean isTotal(Observation observation, Instrument instrument) {
        return observation.getCode().getCoding().stream()
                .filter(Coding::hasCode)
                .map(OwnScores::code)
                .anyMatch(instrument::isTotal);
    }

    private static boolean isSame(Coding one, Coding other) {
        return code(one).matches(code(other));
    }

    private static Code code(Coding coding) {
        return new Code(coding.hasSystem() ? coding.getSystem() : "", coding.getCode(), "");
    }

    private static Optional<String> reference(Reference reference) {
        return Optional.ofNullable(
                reference.getReferenceElement().toUnqualifiedVersionless().getValueAsString());
    }

    private static boolean isSamePerson(String one, String other, CourseReader stored) {
        return one.equals(other)
                || (one.startsWith(PATIENT)
                        && other.startsWith(PATIENT)
                        && SamePerson.as(one, stored).contains(other));
    }

    /** Inside a Bundle a reference to an entry and one to a stored resource may mean the same patient. */
    private static boolean isComparable(String one, String other) {
        return one.startsWith("urn:") == other.startsWith("urn:");
    }
}
