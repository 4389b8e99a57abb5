package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.PatchTrial;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;

/**
 * Applies patches to copies. What a patch in JSON or XML results in is held to what a PUT with the same text is held to:
 * parsed, it would have lost what FHIR does not know.
 */
final class PatchResults {
    private final JsonPatches inJson;
    private final XmlPatches inXml;
    private final PatchTrial inFhir;
    private final ResourceValidator validator;
    private final FhirContext fhirContext;
    private final ValidationMode mode;

    PatchResults(PatchTrial inFhir, ResourceValidator validator, FhirContext fhirContext, ValidationMode mode) {
        inJson = new JsonPatches(fhirContext);
        inXml = new XmlPatches(fhirContext);
        this.inFhir = inFhir;
        this.validator = validator;
        this.fhirContext = fhirContext;
        this.mode = mode;
    }

    /** What a patch makes of a resource; that of a patch in FHIR, which HAPI applies, is the resource itself. */
    PatchResult of(Resource before, Parameters patch) {
        Optional<PatchText> text = PatchText.behind(patch);
        try {
            if (text.isEmpty()) {
                Optional<String> fault = inFhir.fault(before, patch);
                return fault.isEmpty()
                        ? PatchResult.of(before, List.of())
                        : refused(PatchFault.ofFhirPatch(fault.get()), before);
            }
            return text.get().format() == Format.JSON
                    ? ofJson(before, text.get().bytes())
                    : of(before, inXml.patched(before, text.get().bytes()));
        } catch (InapplicablePatch e) {
            return refused(e.fault(), before);
        }
    }

    private PatchResult ofJson(Resource before, byte[] patch) throws InapplicablePatch {
        List<JsonOperation> operations;
        try {
            operations = JsonPatches.operations(patch);
        } catch (NoJsonPatch e) {
            throw new InapplicablePatch(PatchFault.ofJson("it is " + e.getMessage()));
        }
        PatchResult result = of(before, JsonPatches.text(inJson.patched(before, operations)));
        return result.resource().isPresent()
                ? result
                : PatchResult.refused(OperationAtFault.named(
                        result.findings(),
                        inJson.tree(before),
                        operations,
                        step -> findings(JsonPatches.text(step), before)));
    }

    private PatchResult of(Resource before, ResourceText after) {
        List<Finding> findings = findings(after, before);
        boolean hasErrors = findings.stream().anyMatch(Finding::isError);
        if (hasErrors && mode == ValidationMode.ENFORCE) {
            return PatchResult.refused(findings);
        }
        Resource resource;
        try {
            resource = (Resource) after.parsed(fhirContext);
        } catch (RuntimeException e) { // a DataFormatException, or whatever HAPI trips over: the findings say why
            return PatchResult.refused(findings);
        }
        if (!resource.fhirType().equals(before.fhirType())) {
            return PatchResult.refused(findings);
        }
        String id = resource.getIdElement().getIdPart();
        return id == null || id.equals(before.getIdElement().getIdPart())
                ? PatchResult.of(resource, hasErrors ? findings : List.of())
                : refused(PatchFault.ofId(), before);
    }

    private List<Finding> findings(ResourceText after, Resource before) {
        return validator.validate(after, ValidationRequest.at(Optional.of(before.fhirType()))).stream()
                .map(Finding::withoutPlace)
                .sorted(Comparator.comparing(Finding::isError).reversed())
                .toList();
    }

    private static PatchResult refused(PatchFault fault, Resource before) {
        return PatchResult.refused(List.of(fault.finding(before)));
    }
}
