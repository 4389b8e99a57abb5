package org.iptfhir.rest.outcome;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Attainment;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.PhaseTime;
import org.iptfhir.outcome.Point;
import org.iptfhir.outcome.SafetyAnswer;
import org.iptfhir.outcome.Trajectory.Silence;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.outcome.Verdict;
import org.iptfhir.outcome.Verdict.NotComputable;
import org.iptfhir.translate.Labels;

/** Outcomes as Parameters; the OperationDefinition {@code course-outcome} says what each part is. */
final class OutcomeParameters {
    private static final String UCUM = "http://unitsofmeasure.org";

    private final Concepts concepts;
    private final List<String> instruments;

    OutcomeParameters(Concepts concepts, Instruments instruments) {
        this.concepts = concepts;
        this.instruments = instruments.all().stream().map(Instrument::id).toList();
    }

    /** Codes of the instruments that outcomes are told of. */
    List<String> instruments() {
        return instruments;
    }

    /**
     * The answer.
     *
     * @param instrument the only one to tell of; empty for all
     */
    Parameters of(List<TreatmentOutcome> outcomes, Optional<String> instrument) {
        Parameters answer = new Parameters();
        Meta meta = answer.getMeta();
        Labels.complete(meta);
        outcomes.forEach(outcome -> tell(answer.addParameter().setName("course"), outcome, instrument));
        return answer;
    }

    private void tell(ParametersParameterComponent course, TreatmentOutcome outcome, Optional<String> instrument) {
        course.addPart().setName("course").setValue(new Reference(outcome.course()));
        course.addPart().setName("over").setValue(new BooleanType(outcome.isOver()));
        course.addPart().setName("attended").setValue(new UnsignedIntType(outcome.attended()));
        course.addPart().setName("missed").setValue(new UnsignedIntType(outcome.missed()));
        course.addPart()
                .setName("homework-assigned")
                .setValue(new UnsignedIntType(outcome.homework().assigned()));
        course.addPart()
                .setName("homework-done")
                .setValue(new UnsignedIntType(outcome.homework().done()));
        outcome.phases().forEach(time -> tell(course.addPart().setName("phase"), time));
        outcome.scales().stream()
                .filter(scale -> instrument
                        .filter(wanted -> !wanted.equals(scale.instrument().id()))
                        .isEmpty())
                .forEach(scale -> tell(course.addPart().setName("scale"), scale));
        if (instrument.isEmpty()) {
            outcome.verdictsOfBoth()
                    .forEach((code, verdict) -> tell(course.addPart().setName("verdict"), code, verdict));
        }
        outcome.safety().forEach(answer -> tell(course.addPart().setName("safety"), answer));
    }

    private void tell(ParametersParameterComponent part, CourseOutcome scale) {
        part.addPart()
                .setName("instrument")
                .setValue(concepts.coding("instrument", scale.instrument().id()));
        scale.baseline().ifPresent(point -> tell(part.addPart().setName("baseline"), point, scale));
        scale.endpoint().ifPresent(point -> tell(part.addPart().setName("endpoint"), point, scale));
        scale.improvement()
                .ifPresent(points -> part.addPart().setName("improvement").setValue(quantity(points, "{score}")));
        scale.percent().ifPresent(share -> part.addPart().setName("percent").setValue(quantity(share, "%")));
        scale.verdicts().forEach((code, verdict) -> tell(part.addPart().setName("verdict"), code, verdict));
        tell(part, "response", scale.responseReached());
        tell(part, "remission", scale.remissionReached());
        tell(part, "reliable-improvement", scale.reliableImprovementReached());
        tell(part, "reliable-deterioration", scale.reliableDeteriorationReached());
        scale.sessionsToResponse()
                .ifPresent(sessions ->
                        part.addPart().setName("sessions-to-response").setValue(new PositiveIntType(sessions)));
        scale.trajectory().points().forEach(point -> tell(part.addPart().setName("score"), point, scale));
        scale.trajectory()
                .sessionsWithoutScore()
                .forEach(session -> tell(part.addPart().setName("session-without-score"), session));
        scale.trajectory().silences().forEach(silence -> tell(part.addPart().setName("silence"), silence));
    }

    private static void tell(ParametersParameterComponent part, Point point, CourseOutcome scale) {
        day(part, "day", point.day());
        part.addPart().setName("total").setValue(quantity(point.total(), "{score}"));
        scale.band(point).ifPresent(band -> part.addPart().setName("band").setValue(coding(band.code())));
        point.session().ifPresent(session -> tellSession(part, session));
    }

    private static void tell(ParametersParameterComponent part, Attended session) {
        day(part, "day", session.day());
        tellSession(part, session);
    }

    private static void tellSession(ParametersParameterComponent part, Attended session) {
        session.number().ifPresent(number -> part.addPart().setName("session").setValue(new PositiveIntType(number)));
        session.phase().ifPresent(phase -> part.addPart().setName("phase").setValue(new CodeType(phase.code())));
    }

    private static void tell(ParametersParameterComponent part, PhaseTime time) {
        part.addPart().setName("phase").setValue(new CodeType(time.phase().code()));
        day(part, "from", time.from());
        time.to().ifPresent(to -> day(part, "to", to));
    }

    private static void tell(ParametersParameterComponent part, Silence silence) {
        day(part, "from", silence.from());
        day(part, "to", silence.to());
    }

    private void tell(ParametersParameterComponent part, String code, Verdict verdict) {
        part.addPart().setName("code").setValue(concepts.coding("outcome-verdict", code));
        if (verdict instanceof NotComputable open) {
            part.addPart()
                    .setName("not-computable")
                    .setValue(concepts.coding("outcome-gap", open.reason().code()));
        } else {
            part.addPart().setName("holds").setValue(new BooleanType(verdict.holds()));
        }
    }

    private static void tell(ParametersParameterComponent part, String verdict, Attainment attainment) {
        attainment.first().ifPresent(point -> day(part, verdict + "-first", point.day()));
        attainment.sustained().ifPresent(point -> day(part, verdict + "-sustained", point.day()));
    }

    private static void tell(ParametersParameterComponent part, SafetyAnswer answer) {
        day(part, "day", answer.day());
        part.addPart().setName("question").setValue(coding(answer.question()));
        part.addPart().setName("answer").setValue(coding(answer.answer()));
        part.addPart().setName("weight").setValue(new UnsignedIntType(answer.weight()));
    }

    private static void day(ParametersParameterComponent part, String name, LocalDate day) {
        part.addPart().setName(name).setValue(new DateType(day.toString()));
    }

    private static Quantity quantity(BigDecimal value, String unit) {
        return new Quantity()
                .setValueElement(new DecimalType(value))
                .setUnit(unit)
                .setSystem(UCUM)
                .setCode(unit);
    }

    private static Coding coding(Code code) {
        Coding coding = new Coding().setSystem(code.system()).setCode(code.code());
        return code.display().isEmpty() ? coding : coding.setDisplay(code.display());
    }
}
