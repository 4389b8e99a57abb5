package org.iptfhir.translate;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.instrument.Score;

/**
 * Makes of a finished response what can be searched and drawn: an Observation of the score, and one of each item that asks
 * about suicide. The response stays the truth.
 */
public final class ScoreObservations {
    /** System of the identifier of a derived Observation: the response's id, and what was derived. */
    private static final String IDENTIFIER_SYSTEM = Canonical.BASE + "/sid/derived-score";

    private static final String TIMEPOINT = Canonical.of("StructureDefinition", "timepoint");
    private static final String LOINC = "http://loinc.org";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String SCORE_UNIT = "{score}";
    private static final Set<QuestionnaireResponseStatus> FINISHED =
            EnumSet.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    private final Instruments instruments;

    public ScoreObservations(Instruments instruments) {
        this.instruments = instruments;
    }

    /** Scores with the instruments of the published guide. */
    public static ScoreObservations ofPublishedGuide(FhirContext fhir) {
        return new ScoreObservations(Instruments.of(Guide.read(fhir)));
    }

    /** The instrument that a response answers; empty when the guide scores none by its questionnaire. */
    public Optional<Instrument> instrumentOf(QuestionnaireResponse response) {
        return response.hasQuestionnaire()
                ? instruments.ofQuestionnaire(response.getQuestionnaire())
                : Optional.empty();
    }

    /** The instrument whose total or safety item an Observation says it is. */
    Optional<Instrument> instrumentOf(Observation observation) {
        return observation.getCode().getCoding().stream()
                .filter(Coding::hasCode)
                .map(coding -> new Code(coding.hasSystem() ? coding.getSystem() : "", coding.getCode(), ""))
                .map(instruments::ofScore)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether all has been answered that will be. */
    static boolean isFinished(QuestionnaireResponse response) {
        return FINISHED.contains(response.getStatus());
    }

    /**
     * Whether an Observation that derives from a response was computed from it, here or by the server that handed both
     * over, rather than made by a sender.
     */
    public static boolean isComputed(Observation observation) {
        return observation.getIdentifier().stream()
                .anyMatch(identifier -> IDENTIFIER_SYSTEM.equals(identifier.getSystem()));
    }

    /**
     * What a response yields.
     *
     * @param response once it is stored; without an id, what it yields cannot be found again by it
     * @return the score and the safety items; empty when it is not finished, or answers no instrument of the guide
     */
    public List<Observation> of(QuestionnaireResponse response) {
        return isFinished(response) ? ofAnswers(response) : List.of();
    }

    /** What the answers would yield, were they the last. */
    List<Observation> ofAnswers(QuestionnaireResponse response) {
        return instrumentOf(response)
                .map(instrument -> observations(response, instrument))
                .orElse(List.of());
    }

    private static List<Observation> observations(QuestionnaireResponse response, Instrument instrument) {
        ResponseAnswers answers = ResponseAnswers.of(response);
        List<Observation> observations = new ArrayList<>();
        observations.add(score(response, instrument, instrument.score(answers.codes())));
        Map<String, Coding> codings = answers.codings();
        for (Item item : instrument.safetyItems()) {
            Coding answer = codings.get(item.linkId());
            if (answer != null) {
                Observation observation = observation(
                        response,
                        item.code(),
                        profileOf(item, instrument),
                        instrument.id() + "-" + item.code().code());
                observation.setValue(new CodeableConcept(answer.copy()));
                observations.add(observation);
            }
        }
        return observations;
    }

    /** An item with a code of LOINC has a profile of its own, of the others there is one for all. */
    private static String profileOf(Item item, Instrument instrument) {
        return item.code().system().equals(LOINC) ? "safety-item-" + instrument.id() : "safety-item";
    }

    private static Observation score(QuestionnaireResponse response, Instrument instrument, Score score) {
        Observation observation =
                observation(response, instrument.total(), "score-" + instrument.id(), instrument.id());
        response.getExtensionsByUrl(TIMEPOINT).forEach(timepoint -> observation.addExtension(timepoint.copy()));
        if (score instanceof Score.Total total) {
            observation.setValue(new Quantity()
                    .setValue(total.value())
                    .setUnit(SCORE_UNIT)
                    .setSystem(UCUM)
                    .setCode(SCORE_UNIT));
            instrument
                    .bandOf(total.value())
                    .ifPresent(band -> observation.addInterpretation(new CodeableConcept(coding(band.code()))));
        } else if (score instanceof Score.Incomplete incomplete) {
            observation
                    .getDataAbsentReason()
                    .setText(incomplete.missing().size() + " of "
                            + instrument.items().size() + " scored items are not answered")
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/data-absent-reason")
                    .setCode("unknown")
                    .setDisplay("Unknown");
        }
        return observation;
    }

    private static Observation observation(QuestionnaireResponse response, Code code, String profile, String derived) {
        Observation observation = new Observation();
        observation.getMeta().addProfile(Canonical.of("StructureDefinition", profile));
        response.getMeta().getSecurity().forEach(label -> observation.getMeta().addSecurity(label.copy()));
        Labels.complete(observation.getMeta());
        if (response.getIdElement().hasIdPart()) {
            observation.addIdentifier(identifier(response, derived));
        }
        response.getBasedOn().forEach(plan -> observation.addBasedOn(plan.copy()));
        observation.setStatus(
                response.getStatus() == QuestionnaireResponseStatus.AMENDED
                        ? ObservationStatus.AMENDED
                        : ObservationStatus.FINAL);
        observation
                .addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("survey")
                .setDisplay("Survey");
        observation
                .addCategory()
                .addCoding()
                .setSystem(Canonical.of("CodeSystem", "kind"))
                .setCode("ipt-score")
                .setDisplay("IPT score");
        observation.setCode(new CodeableConcept(coding(code)));
        observation.setSubject(response.getSubject().copy());
        if (response.hasEncounter()) {
            observation.setEncounter(response.getEncounter().copy());
        }
        if (response.hasAuthored()) {
            observation.setEffective(response.getAuthoredElement().copy());
        }
        if (response.hasSource()) {
            observation.addPerformer(response.getSource().copy());
        }
        reference(response).ifPresent(observation::addDerivedFrom);
        return observation;
    }

    /** The identifier of what was derived from a response. */
    private static Identifier identifier(QuestionnaireResponse response, String derived) {
        return new Identifier()
                .setSystem(IDENTIFIER_SYSTEM)
                .setValue(response.getIdElement().getIdPart() + "-" + derived);
    }

    private static Optional<Reference> reference(QuestionnaireResponse response) {
        if (response.getIdElement().hasIdPart()) {
            return Optional.of(new Reference(
                    "QuestionnaireResponse/" + response.getIdElement().getIdPart()));
        }
        return response.hasIdentifier()
                ? Optional.of(new Reference()
                        .setType("QuestionnaireResponse")
                        .setIdentifier(response.getIdentifier().copy()))
                : Optional.empty();
    }

    private static Coding coding(Code code) {
        Coding coding = new Coding().setSystem(code.system()).setCode(code.code());
        return code.display().isEmpty() ? coding : coding.setDisplay(code.display());
    }
}
