package org.iptfhir.rest.apply;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.course.protocol.CourseDraft;
import org.iptfhir.course.protocol.CourseOrder;
import org.iptfhir.course.protocol.Definitions;
import org.iptfhir.course.protocol.Protocol;
import org.iptfhir.course.protocol.UnfitProtocolException;
import org.iptfhir.intake.AsIfWritten;
import org.iptfhir.intake.TextCheck;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.rest.TransactionRequest;
import org.iptfhir.translate.OperationWrites;
import org.iptfhir.translate.StoredResources;

/**
 * {@code PlanDefinition/[id]/$apply}, and {@code PlanDefinition/$apply} with a url: drafts a course, as a transaction for
 * review or stored at once. A call that is repeated finds the course of the first one, and changes nothing.
 */
public final class ApplyOperation {
    private static final String NAME = "$apply";
    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/start-course";

    private static final String[] PARAMETERS = {
        "subject",
        "start",
        "sessions",
        "problemArea",
        "secondProblemArea",
        "diagnosis",
        "practitioner",
        "reasonForSessions",
        "identifier",
        "persist",
        "url"
    };

    private final StoredResources stored;
    private final Definitions definitions;
    private final OrderReading orders;
    private final CourseDraft drafts;
    private final OperationWrites writes;
    private final TextCheck textCheck;
    private final AsIfWritten asIfWritten;

    ApplyOperation(
            StoredResources stored,
            OrderReading orders,
            CourseDraft drafts,
            OperationWrites writes,
            TextCheck textCheck,
            AsIfWritten asIfWritten) {
        this.stored = stored;
        this.definitions = new Definitions(stored);
        this.orders = orders;
        this.drafts = drafts;
        this.writes = writes;
        this.textCheck = textCheck;
        this.asIfWritten = asIfWritten;
    }

    /** Of one protocol. */
    @Operation(
            name = NAME,
            type = PlanDefinition.class,
            idempotent = true,
            manualRequest = true,
            canonicalUrl = DEFINITION)
    public Bundle applyOne(@IdParam IdType id, ServletRequestDetails request) {
        OperationParameters parameters = OperationParameters.of(request, NAME, PARAMETERS);
        if (parameters.value("url").isPresent()) {
            throw new InvalidRequestException(
                    "The address names the protocol: leave url out, or call PlanDefinition/$apply with it.");
        }
        return answer(protocol(id), parameters, request);
    }

    /** Of the protocol with a url. */
    @Operation(
            name = NAME,
            type = PlanDefinition.class,
            idempotent = true,
            manualRequest = true,
            canonicalUrl = DEFINITION)
    public Bundle applyByUrl(ServletRequestDetails request) {
        OperationParameters parameters = OperationParameters.of(request, NAME, PARAMETERS);
        String url = parameters.required("url", "https://w3id.org/ipt-fhir/PlanDefinition/ipt");
        PlanDefinition plan = definitions.find(url, PlanDefinition.class).orElseThrow(() -> unknown(url));
        return answer(judged(() -> Protocol.of(plan)), parameters, request);
    }

    private Protocol protocol(IdType id) {
        Resource plan = stored.read(new IdType("PlanDefinition", id.getIdPart()))
                .orElseThrow(() -> unknown("PlanDefinition/" + id.getIdPart()));
        return judged(() -> Protocol.of((PlanDefinition) plan));
    }

    private static ResourceNotFoundException unknown(String protocol) {
        return new ResourceNotFoundException("There is no protocol " + protocol
                + " here. The search PlanDefinition?type=clinical-protocol finds those that there are.");
    }

    private Bundle answer(Protocol protocol, OperationParameters parameters, ServletRequestDetails request) {
        boolean persist = persist(parameters, request);
        CourseOrder order = orders.read(parameters, request.getFhirServerBase());
        Bundle draft = judged(() -> drafts.of(protocol, order));
        String condition = drafts.condition(protocol, order);
        if (stored.matching(condition).isPresent()) {
            return started(draft);
        }
        ServletRequestDetails asTransaction = TransactionRequest.of(draft, request);
        textCheck.check(asTransaction);
        if (persist) {
            return writes.storeUnless(condition, draft, asTransaction).orElseGet(() -> started(draft));
        }
        asIfWritten.judge(asTransaction);
        return draft;
    }

    private Bundle started(Bundle draft) {
        return StartedBefore.answer(draft, stored);
    }

    private static boolean persist(OperationParameters parameters, ServletRequestDetails request) {
        Optional<String> value = parameters.value("persist");
        value.filter(written -> !List.of("true", "false").contains(written)).ifPresent(written -> {
            throw OperationParameters.unreadable("persist", written, "Write true or false.");
        });
        boolean persist = value.map("true"::equals).orElse(false);
        if (persist && request.getRequestType() != RequestTypeEnum.POST) {
            throw new MethodNotAllowedException(
                    "With persist=true $apply stores a course: call it with POST.", RequestTypeEnum.POST);
        }
        return persist;
    }

    private static <T> T judged(Supplier<T> work) {
        try {
            return work.get();
        } catch (UnfitProtocolException e) {
            throw new UnprocessableEntityException(e.getMessage(), e);
        }
    }
}
