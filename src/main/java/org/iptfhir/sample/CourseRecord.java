package org.iptfhir.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.Labels;

/** The transaction that grows while the resources of one course are written; each is made only where it is not there yet. */
final class CourseRecord {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final String EXAMPLE = Canonical.BASE + "/example/";

    private final long seed;
    private final SampledCourse course;
    private final Bundle bundle = new Bundle();

    CourseRecord(long seed, SampledCourse course) {
        this.seed = seed;
        this.course = course;
        bundle.setId("course-" + course.number());
        bundle.setType(BundleType.TRANSACTION);
        Labels.complete(bundle.getMeta());
    }

    SampledCourse course() {
        return course;
    }

    Bundle bundle() {
        return bundle;
    }

    /** What every record of the course is called by: unique among seeds and numbers. */
    Identifier identifier(String key) {
        return new Identifier().setSystem(EXAMPLE + "record").setValue(name(key));
    }

    Identifier patientIdentifier() {
        return new Identifier().setSystem(EXAMPLE + "patient").setValue("sample-" + seed + "-" + course.number());
    }

    /** Of the staff, who work for all courses. */
    static Identifier staffIdentifier(String system, int number) {
        return new Identifier().setSystem(EXAMPLE + system).setValue("sample-" + number);
    }

    private String name(String key) {
        return "sample-" + seed + "-" + course.number() + "-" + key;
    }

    /** A reference to what is, or will be, added under a key. */
    Reference to(String key) {
        return new Reference(fullUrl(name(key)));
    }

    Reference to(String key, String display) {
        return to(key).setDisplay(display);
    }

    Reference patient() {
        return to("patient", course.patient().name());
    }

    Reference therapist() {
        return to("therapist", course.therapist().name());
    }

    Reference plan() {
        return to("course", "Course of IPT");
    }

    private static String fullUrl(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a resource that has its identifier already. */
    void add(String key, Resource resource, Identifier identifier) {
        add(bundle, fullUrl(name(key)), resource, identifier);
    }

    static void add(Bundle bundle, String fullUrl, Resource resource, Identifier identifier) {
        String type = resource.fhirType();
        bundle.addEntry()
                .setFullUrl(fullUrl)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(type)
                .setIfNoneExist("identifier=" + identifier.getSystem() + "|" + identifier.getValue());
    }

    /** Labels of a record about mental health, and the profile that it keeps. */
    static Meta meta(String profile) {
        Meta meta = new Meta();
        meta.addProfile(GuideCodes.profile(profile));
        Labels.complete(meta);
        return meta;
    }

    static Meta labels() {
        Meta meta = new Meta();
        Labels.complete(meta);
        return meta;
    }

    static DateType day(LocalDate date) {
        return new DateType(date.toString());
    }

    static DateTimeType dateTime(LocalDate date) {
        return new DateTimeType(date.toString());
    }

    static DateTimeType at(LocalDate date, LocalTime time) {
        return new DateTimeType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                date.atTime(time).atZone(ZONE).toOffsetDateTime()));
    }
}
