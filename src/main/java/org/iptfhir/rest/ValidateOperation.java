package org.iptfhir.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.intake.AsIfWritten;
import org.iptfhir.intake.RequestText;
import org.iptfhir.intake.UnresolvedReferences;
import org.iptfhir.report.CheckedText;
import org.iptfhir.report.OutcomeReport;
import org.iptfhir.rest.answer.ErrorText;
import org.iptfhir.rest.bulk.FindingLines;
import org.iptfhir.translate.Deletions;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Position;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.Severity;
import org.iptfhir.validation.ValidationRequest;

/**
 * FHIR's {@code $validate} on a type, an instance or the server. It answers before HAPI parses the body, because a text
 * that cannot be parsed is a finding too.
 */
@Interceptor
public final class ValidateOperation {
    private static final String NAME = "$validate";
    private static final Set<String> MODES = Set.of("create", "update", "delete", "profile");

    /** Status of the deletion that is asked about, were it made. */
    private static final int CONFLICT = 409;

    private final ResourceValidator validator;
    private final StoredResources stored;
    private final Deletions deletions;
    private final AsIfWritten asIfWritten;
    private final UnresolvedReferences references;
    private final FhirContext fhirContext;

    ValidateOperation(
            ResourceValidator validator,
            StoredResources stored,
            Deletions deletions,
            AsIfWritten asIfWritten,
            UnresolvedReferences references,
            FhirContext fhirContext) {
        this.validator = validator;
        this.stored = stored;
        this.deletions = deletions;
        this.asIfWritten = asIfWritten;
        this.references = references;
        this.fhirContext = fhirContext;
    }

    /** Answers the request when it is {@code $validate}; leaves every other to the server. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public boolean answer(RequestDetails request, ServletRequestDetails servlet) throws IOException {
        if (!NAME.equals(request.getOperation())) {
            return true;
        }
        if (request.getRequestType() != RequestTypeEnum.GET && request.getRequestType() != RequestTypeEnum.POST) {
            throw new InvalidRequestException(NAME + " is called with GET or POST.");
        }
        Answered answered = answered(request);
        if (FindingLines.areAskedFor(servlet.getServletRequest())) {
            FindingLines lines = new FindingLines(servlet.getServletResponse());
            lines.write(new CheckedText("body", 1, answered.text(), answered.findings()));
            lines.end();
        } else {
            RestfulServerUtils.streamResponseAsResource(
                    servlet.getServer(),
                    OutcomeReport.of(answered.findings()),
                    Set.of(),
                    200,
                    false,
                    request.isRespondGzip(),
                    request);
        }
        return false;
    }

    /**
     * What was found.
     *
     * @param text that the places are in
     */
    private record Answered(ResourceText text, List<Finding> findings) {}

    private Answered answered(RequestDetails request) {
        List<String> profiles = new ArrayList<>(parameter(request, "profile"));
        List<String> modes = new ArrayList<>(parameter(request, "mode"));
        Optional<ResourceText> text = RequestText.of(request);
        Optional<EmbeddedResource> parameters = text.flatMap(EmbeddedResource::in);
        if (parameters.isPresent()) {
            profiles.addAll(parameters.get().profiles());
            parameters.get().mode().ifPresent(modes::add);
            text = parameters.get().resource();
        }
        modes.stream().filter(mode -> !MODES.contains(mode)).findFirst().ifPresent(mode -> {
            throw new InvalidRequestException(
                    "The mode " + mode + " is unknown: use create, update, delete or profile.");
        });
        if (modes.contains("delete")) {
            return new Answered(ResourceText.json(new byte[0]), deletion(request));
        }
        ResourceText subject = text.orElseGet(() -> storedText(request));
        Optional<String> type = Optional.ofNullable(request.getResourceName());
        List<Finding> findings = new ArrayList<>(validator.validate(subject, new ValidationRequest(profiles, type)));
        if (findings.stream().noneMatch(Finding::isError)) {
            Optional<String> id = Optional.ofNullable(request.getId()).map(IIdType::getIdPart);
            findings.addAll(asIfWritten.check(subject, id, modes.contains("create"), request.getFhirServerBase()));
            // What a resource refers to need not be here unless the question is whether it can be stored here.
            if (modes.contains("create") || modes.contains("update")) {
                findings.addAll(references.check(subject, request.getFhirServerBase()));
            }
        }
        return new Answered(subject, findings);
    }

    /** What stands against a deletion: references to the resource. */
    private List<Finding> deletion(RequestDetails request) {
        if (request.getId() == null || request.getId().getIdPart() == null) {
            throw new InvalidRequestException(
                    "With mode=delete call " + NAME + " on a stored resource: [type]/[id]/" + NAME + "?mode=delete.");
        }
        IdType id = new IdType(request.getResourceName(), request.getId().getIdPart());
        String type = stored.read(id).orElseThrow(() -> unknown(id)).fhirType();
        return deletions.obstacle(id).stream()
                .map(obstacle -> new Finding(
                        "Delete_Conflict",
                        Severity.ERROR,
                        IssueKind.BUSINESS_RULE,
                        type,
                        new Position(1, 1),
                        ErrorText.of(CONFLICT, obstacle).text(),
                        Optional.of("Delete or change what refers to it first; or mark it as entered-in-error."),
                        Optional.empty()))
                .toList();
    }

    private static ResourceNotFoundException unknown(IdType id) {
        return new ResourceNotFoundException("There is no " + id.getValue() + " here.");
    }

    private ResourceText storedText(RequestDetails request) {
        if (request.getId() == null || request.getId().getIdPart() == null) {
            throw new InvalidRequestException("There is nothing to validate: send a resource, or a Parameters with a"
                    + " parameter resource, or call " + NAME + " on a stored resource.");
        }
        IdType id = new IdType(request.getResourceName(), request.getId().getIdPart());
        Resource resource = stored.read(id).orElseThrow(() -> unknown(id));
        return json(resource);
    }

    private ResourceText json(Resource resource) {
        String text = fhirContext.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
        return ResourceText.json(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> parameter(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values == null ? List.of() : List.of(values);
    }
}
