package org.iptfhir.assertion;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.iptfhir.guide.Canonical;
import org.iptfhir.report.CheckedText;
import org.iptfhir.report.Ink;
import org.iptfhir.report.TextReport;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;

/** Assertions about one resource. */
public final class ResourceAssert extends AbstractAssert<ResourceAssert, ResourceText> {
    private final String name;
    private final ResourceValidator validator;

    /** @param name of the resource in messages */
    ResourceAssert(String name, ResourceText text, ResourceValidator validator) {
        super(text, ResourceAssert.class);
        this.name = name;
        this.validator = validator;
    }

    /**
     * It has no errors against FHIR R4, the guide's own rule for what it is, and the profiles that it claims. Warnings
     * and notes do not count.
     */
    public ResourceAssert conformsToIpt() {
        return conforms(ValidationRequest.guideOnly(), "conform to the IPT guide");
    }

    /**
     * As {@link #conformsToIpt}, and to a profile.
     *
     * @param profile its canonical, or the name of one of the guide, such as {@code course}
     */
    public ResourceAssert conformsTo(String profile) {
        String canonical = profile.contains(":") ? profile : Canonical.of("StructureDefinition", profile);
        return conforms(new ValidationRequest(List.of(canonical), Optional.empty()), "conform to " + profile);
    }

    /** The validator finds something: a rule of the guide such as {@code C01}, or a message of HL7's engine. */
    public ResourceAssert hasFinding(String rule) {
        List<Finding> findings = validator.validate(actual, ValidationRequest.guideOnly());
        if (findings.stream().noneMatch(finding -> finding.id().equals(rule))) {
            failWithMessage(
                    "%nExpected the finding %s in %s, but there are %s.",
                    rule,
                    name,
                    findings.isEmpty()
                            ? "none"
                            : findings.stream().map(Finding::id).distinct().collect(Collectors.joining(", ")));
        }
        return this;
    }

    private ResourceAssert conforms(ValidationRequest request, String expected) {
        List<Finding> errors = validator.validate(actual, request).stream()
                .filter(Finding::isError)
                .toList();
        if (!errors.isEmpty()) {
            failWithMessage("%nExpected %s to %s, but:%n%n%s", name, expected, told(errors));
        }
        return this;
    }

    private String told(List<Finding> errors) {
        StringWriter text = new StringWriter();
        new TextReport(new PrintWriter(text), new Ink(false), true).add(new CheckedText(name, 1, actual, errors));
        return text.toString().stripTrailing();
    }
}
