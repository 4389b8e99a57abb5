package org.iptfhir.sample;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Bundle;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Threshold;

/** Sampled courses of a seed. Each is made when it is asked for, and the same whichever others are. Safe for several threads. */
public final class Samples {
    private final long seed;
    private final CoursePlanning planning;
    private final PeopleOfCourse people;
    private final DiagnosesOfCourse diagnoses;
    private final AgreementOfCourse agreement;
    private final MedicationOfCourse medication = new MedicationOfCourse();
    private final PlansOfCourse plans;
    private final SessionsOfCourse sessions;
    private final InventoryOfCourse inventory;
    private final ResponsesOfCourse responses;

    private Samples(Guide guide, long seed) {
        GuideCodes codes = new GuideCodes(guide);
        this.seed = seed;
        this.planning = new CoursePlanning(guide);
        this.people = new PeopleOfCourse(codes);
        this.diagnoses = new DiagnosesOfCourse(codes);
        this.agreement = new AgreementOfCourse(codes, remission(guide));
        this.plans = new PlansOfCourse(codes);
        this.sessions = new SessionsOfCourse(codes);
        this.inventory = new InventoryOfCourse(codes);
        this.responses = new ResponsesOfCourse(codes);
    }

    /** The courses of a seed, with the numbers and codes of a guide. */
    public static Samples of(Guide guide, long seed) {
        return new Samples(guide, seed);
    }

    private static int remission(Guide guide) {
        return Instruments.of(guide).all().stream()
                .filter(instrument -> instrument.id().equals("phq-9"))
                .flatMap(instrument -> instrument.thresholds().stream())
                .filter(threshold -> threshold.verdict().equals("remission"))
                .map(Threshold::value)
                .map(BigDecimal::intValueExact)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the guide has no remission of PHQ-9"));
    }

    /**
     * A course as a transaction.
     *
     * @param number from 1
     */
    public Bundle course(long number) {
        CourseRecord record = new CourseRecord(seed, planned(number));
        people.addTo(record);
        diagnoses.addTo(record);
        agreement.addTo(record);
        medication.addTo(record);
        plans.addTo(record);
        sessions.addTo(record);
        inventory.addTo(record);
        responses.addTo(record);
        return record.bundle();
    }

    /** The practices and therapists of all courses, as a transaction: sent first, no two courses create them at once. */
    public Bundle staff() {
        return people.staff();
    }

    SampledCourse planned(long number) {
        return planning.plan(seed, number);
    }
}
