package org.iptfhir.validation.course;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.SuicideRisk;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.validation.PossibleTime;

/**
 * M07: an answer above zero to an item about suicide is followed by something that is recorded, on the same day or the
 * next: a flag about suicide, an assessment of the risk, or the order of one. A flag that stood on that day counts too.
 * What says no time does not count: a wrong silence here can hurt somebody, a wrong warning costs a look.
 */
final class SuicideItemFollowedUp implements CourseRule {
    private static final String KIND = Canonical.of("CodeSystem", "kind");
    private static final Set<QuestionnaireResponseStatus> FINISHED =
            EnumSet.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);
    private static final Set<ObservationStatus> COUNTING =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    private static final List<RecordPart> FOLLOWING =
            List.of(RecordPart.SAFETY_FLAG, RecordPart.RISK_ASSESSMENT, RecordPart.RISK_ASSESSMENT_ORDER);

    private final Instruments instruments;
    private final SuicideRisk risk;

    SuicideItemFollowedUp(Instruments instruments, SuicideRisk risk) {
        this.instruments = instruments;
        this.risk = risk;
    }

    @Override
    public String id() {
        return "M07";
    }

    @Override
    public String needs() {
        return "what was done about the answer";
    }

    @Override
    public Scope scope(Resource resource) {
        return answer(resource).isPresent() && patient(resource).isPresent() ? Scope.withoutLock() : Scope.nothing();
    }

    /** Of an Observation that derives from a response, the response is told. */
    private Optional<SuicideAnswer> answer(Resource resource) {
        if (resource instanceof QuestionnaireResponse response && FINISHED.contains(response.getStatus())) {
            return SuicideAnswer.in(response, instruments).stream().findFirst();
        }
        return resource instanceof Observation observation
                        && COUNTING.contains(observation.getStatus())
                        && !observation.hasDerivedFrom()
                ? SuicideAnswer.in(observation, instruments)
                : Optional.empty();
    }

    private static Optional<String> patient(Resource resource) {
        if (resource instanceof QuestionnaireResponse response) {
            return LocalReference.of(response.getSubject(), "Patient");
        }
        return resource instanceof Observation observation
                ? LocalReference.of(observation.getSubject(), "Patient")
                : Optional.empty();
    }

    private static Optional<PossibleTime> when(Resource resource) {
        Optional<String> stated = resource instanceof QuestionnaireResponse response
                ? Optional.ofNullable(response.getAuthoredElement().getValueAsString())
                : Measurement.start(((Observation) resource).getEffective());
        return stated.flatMap(PossibleTime::of);
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        SuicideAnswer answer = answer(resource).orElseThrow();
        String patient = patient(resource).orElseThrow();
        Optional<PossibleTime> asked = when(resource);
        boolean followed = FOLLOWING.stream()
                .flatMap(part -> stored.record(patient, part).stream())
                .anyMatch(record -> follows(record, asked));
        return followed
                ? List.of()
                : List.of(CourseBreach.warning(
                        answer.path(),
                        "The item about suicide of " + answer.instrument() + " is answered above zero (" + answer.text()
                                + "), and nothing here says what was done about it within a day.",
                        LocalReference.to(resource),
                        patient));
    }

    private boolean follows(Resource record, Optional<PossibleTime> asked) {
        if (record instanceof Flag flag) {
            return isAboutSuicide(flag)
                    && asked.map(day -> stood(flag, day)).orElse(flag.getStatus() == FlagStatus.ACTIVE);
        }
        return asked.isEmpty()
                || timeOf(record)
                        .filter(done -> !done.first().isAfter(dayAfter(asked.get()))
                                && !done.last().isBefore(asked.get().first()))
                        .isPresent();
    }

    /** By its code; one that is marked as a safety record of IPT may say so in words or in a hospital's own code. */
    private boolean isAboutSuicide(Flag flag) {
        boolean isOfIpt = flag.getCategory().stream().anyMatch(category -> category.hasCoding(KIND, "ipt-safety"));
        return risk.isMeantBy(flag.getCode()) || (isOfIpt && !risk.isDeniedBy(flag.getCode()));
    }

    /** Whether a flag was raised after the answer, or stood on its day. */
    private static boolean stood(Flag flag, PossibleTime asked) {
        Optional<PossibleTime> raised = time(flag.getPeriod().getStartElement());
        if (raised.isEmpty() || raised.get().first().isAfter(dayAfter(asked))) {
            return false;
        }
        boolean wasThere = time(flag.getPeriod().getEndElement())
                .map(end -> !end.last().isBefore(asked.first()))
                .orElse(flag.getStatus() == FlagStatus.ACTIVE);
        return wasThere || !raised.get().last().isBefore(asked.first());
    }

    private static Optional<PossibleTime> time(DateTimeType stated) {
        return Optional.ofNullable(stated.getValueAsString()).flatMap(PossibleTime::of);
    }

    private static LocalDate dayAfter(PossibleTime asked) {
        return asked.last().plusDays(1);
    }

    private static Optional<PossibleTime> timeOf(Resource record) {
        Stream<Optional<String>> stated;
        if (record instanceof RiskAssessment assessment) {
            stated = Stream.of(Measurement.start(assessment.getOccurrence()));
        } else {
            ServiceRequest order = (ServiceRequest) record;
            stated = Stream.of(
                    Optional.ofNullable(order.getAuthoredOnElement().getValueAsString()),
                    Measurement.start(order.getOccurrence()));
        }
        return stated.flatMap(Optional::stream).findFirst().flatMap(PossibleTime::of);
    }
}
