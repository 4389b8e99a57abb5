package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.iptfhir.guide.Variants;
import org.iptfhir.instrument.Fit;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.CourseReader;

/** M12: an instrument is used with those for whom it was made, and answered by whom it was made for. */
final class InstrumentFits implements MeasurementRule {
    private static final Map<String, Set<String>> RATERS = Map.of(
            "patient", Set.of("Patient"),
            "practitioner", Set.of("Practitioner", "PractitionerRole"));

    private final Measurements measurements;
    private final Variants variants;

    InstrumentFits(Measurements measurements, Variants variants) {
        this.measurements = measurements;
        this.variants = variants;
    }

    @Override
    public String id() {
        return "M12";
    }

    @Override
    public String needs() {
        return "whether the instrument fits the patient";
    }

    @Override
    public Measurements measurements() {
        return measurements;
    }

    @Override
    public boolean judges(Measurement measurement) {
        return !fit(measurement).equals(Fit.everybody());
    }

    private Fit fit(Measurement measurement) {
        return measurements.instruments().fit(measurement.instrument());
    }

    private String title(Measurement measurement) {
        return measurements.instruments().title(measurement.instrument());
    }

    @Override
    public List<CourseBreach> check(Measurement measurement, CourseReader stored) {
        List<CourseBreach> breaches = new ArrayList<>();
        Stream.of(rater(measurement), age(measurement, stored), variant(measurement, stored))
                .flatMap(Optional::stream)
                .forEach(breaches::add);
        return breaches;
    }

    private Optional<CourseBreach> rater(Measurement measurement) {
        return fit(measurement)
                .ratedBy()
                .filter(wanted -> measurement
                        .typesOfRaters()
                        .filter(types -> types.stream().noneMatch(RATERS.getOrDefault(wanted, types)::contains))
                        .isPresent())
                .map(wanted -> breach(
                        measurement,
                        measurement.placeOfRater(),
                        title(measurement) + " is answered by the " + wanted + ", but here by "
                                + String.join(" and ", measurement.raters()) + "."));
    }

    private Optional<CourseBreach> age(Measurement measurement, CourseReader stored) {
        Fit fit = fit(measurement);
        if ((fit.youngest().isEmpty() && fit.oldest().isEmpty())
                || measurement.time().isEmpty()) {
            return Optional.empty();
        }
        return stored.patient(measurement.patient().orElseThrow())
                .flatMap(AgeAt::birth)
                .flatMap(birth -> AgeAt.years(birth, measurement.time().orElseThrow()))
                .filter(age -> fit.youngest()
                                .filter(limit -> age.highest() < limit)
                                .isPresent()
                        || fit.oldest().filter(limit -> age.lowest() > limit).isPresent())
                .map(age -> breach(
                        measurement,
                        measurement.placeOfInstrument(),
                        title(measurement) + " is for " + ages(fit) + "; the patient was "
                                + (age.lowest() == age.highest() ? age.lowest() : age) + " years old."));
    }

    private static String ages(Fit fit) {
        return fit.oldest()
                .map(oldest -> fit.youngest().orElse(0) + " to " + oldest + " years")
                .orElseGet(() -> fit.youngest().orElse(0) + " years and older");
    }

    private Optional<CourseBreach> variant(Measurement measurement, CourseReader stored) {
        Optional<String> wanted = fit(measurement).variant();
        return wanted.isEmpty()
                ? Optional.empty()
                : NamedCourse.among(measurement.plans(), stored)
                        .flatMap(course -> course.variant()
                                .filter(code -> !wanted.get().equals(code))
                                .map(code -> CourseBreach.warning(
                                        ".basedOn[0]",
                                        title(measurement) + " was made for " + name(wanted.get()) + ", and the course "
                                                + course.id() + " is " + name(code) + ".",
                                        measurement.id(),
                                        course.id())));
    }

    private String name(String variant) {
        return variants.ofCode(variant).map(Variant::name).orElse(variant);
    }

    private static CourseBreach breach(Measurement measurement, String path, String message) {
        return CourseBreach.warning(
                path, message, measurement.id(), measurement.patient().orElseThrow());
    }
}
