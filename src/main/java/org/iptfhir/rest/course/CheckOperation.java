package org.iptfhir.rest.course;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.course.RecordedCourses;
import org.iptfhir.intake.AsIfWritten;
import org.iptfhir.report.OutcomeReport;
import org.iptfhir.rest.EmbeddedResource;
import org.iptfhir.rest.NoBody;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;
import org.iptfhir.validation.course.AgainstAnswers;
import org.iptfhir.validation.course.CourseRules;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@code CarePlan/[id]/$ipt-check}: all findings of a stored course, of each of its resources by itself and of all
 * together. {@code $ipt-check} with a Bundle: the same of courses that are not stored here.
 */
public final class CheckOperation {
    private static final String NAME = "$ipt-check";
    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/check-course";

    private final RecordedCourse recorded;
    private final ResourceValidator validator;
    private final AsIfWritten asIfWritten;
    private final FhirContext fhir;
    /** Made by the first check of a Bundle: they read all instruments of the guide, for which no start should wait. */
    private final Supplier<CourseRules> rules;

    private final Supplier<AgainstAnswers> answers;

    CheckOperation(
            RecordedCourse recorded, ResourceValidator validator, AsIfWritten asIfWritten, FhirContext fhirContext) {
        this.recorded = recorded;
        this.validator = validator;
        this.asIfWritten = asIfWritten;
        this.fhir = fhirContext;
        this.rules = SingletonSupplier.of(() -> CourseRules.ofPublishedGuide(fhirContext));
        this.answers = SingletonSupplier.of(() -> AgainstAnswers.ofPublishedGuide(fhirContext));
    }

    /** Of a course that is stored. */
    @Operation(name = NAME, type = CarePlan.class, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public OperationOutcome ofStored(@IdParam IdType id, ServletRequestDetails request) {
        NoBody.require(request, "The address names the course: send no body, or send a Bundle to [base]/" + NAME + ".");
        List<Resource> parts = recorded.partsToJudge(id);
        Bundle together = new Bundle().setType(BundleType.COLLECTION);
        parts.forEach(part -> together.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + LocalReference.to(part))
                .setResource(part));
        ResourceText text = ResourceText.json(
                fhir.newJsonParser().encodeResourceToString(together).getBytes(StandardCharsets.UTF_8));
        List<Finding> findings = new ArrayList<>(validator.validate(text, ValidationRequest.guideOnly()));
        findings.addAll(asIfWritten.check(text, Optional.empty(), false, request.getFhirServerBase()));
        return FindingsOfCourse.of(findings, parts);
    }

    /** Of what a Bundle has. */
    @Operation(name = NAME, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public OperationOutcome ofBundle(ServletRequestDetails request) {
        ResourceText text = EmbeddedResource.sent(
                request, "resource", "a Bundle of a course", "call CarePlan/[id]/" + NAME + " on a stored course");
        List<Finding> findings = new ArrayList<>(validator.validate(text, ValidationRequest.guideOnly()));
        RecordedCourses courses = new RecordedCourses(rules.get(), answers.get(), fhir);
        courses.add("body", text, findings);
        if (findings.stream().noneMatch(Finding::isError)) {
            requireCourse(text);
        }
        courses.findings().values().forEach(findings::addAll);
        return OutcomeReport.of(findings);
    }

    private void requireCourse(ResourceText text) {
        boolean hasCourse = text.parsed(fhir) instanceof Bundle bundle
                && bundle.getEntry().stream()
                        .anyMatch(entry -> entry.hasResource()
                                && CoursePlan.of(entry.getResource()).isPresent());
        if (!hasCourse) {
            throw new UnprocessableEntityException(
                    "There is no course in what was sent: send a Bundle with a CarePlan of"
                            + " the category ipt-course and what belongs to it. $validate checks single resources.");
        }
    }
}
