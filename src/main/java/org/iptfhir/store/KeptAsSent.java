package org.iptfhir.store;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.util.IModelVisitor2;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;

/** Refuses what HAPI would drop without a word: what is stored comes back as it was sent, or is not stored. */
@Interceptor
public final class KeptAsSent {
    private final FhirContext fhir;

    KeptAsSent(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Checks what is created. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource created) {
        check(created);
    }

    /** Checks what is changed. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        check(after);
    }

    private void check(IBaseResource written) {
        if (written instanceof Resource resource) {
            checkWhole(resource);
            checkSource(resource);
            checkLabels(resource);
            fhir.newTerser().visit(resource, new IdsOfPrimitives(resource.fhirType()));
        }
    }

    /** What was read with {@code _summary} or {@code _elements} would take the place of the whole. */
    private static void checkWhole(Resource resource) {
        List<Coding> tags = resource.getMeta().getTag();
        for (int i = 0; i < tags.size(); i++) {
            if (Constants.TAG_SUBSETTED_CODE.equals(tags.get(i).getCode())
                    && Constants.TAG_SUBSETTED_SYSTEM_R4.equals(tags.get(i).getSystem())) {
                throw refusal(
                        resource.fhirType() + ".meta.tag[" + i + "]",
                        "The resource is tagged SUBSETTED: it is a part of one, and storing it would lose the rest. Read"
                                + " the whole without _summary and _elements, change that, and send it back.");
            }
        }
    }

    private static void checkSource(Resource resource) {
        if (!resource.getMeta().hasSource()) {
            return;
        }
        String source = resource.getMeta().getSource();
        int hash = source.indexOf('#');
        String fragment = hash < 0 ? "" : source.substring(hash + 1);
        if (fragment.length() > Constants.REQUEST_ID_LENGTH
                || source.length() - fragment.length() > ResourceHistoryTable.SOURCE_URI_LENGTH) {
            throw refusal(
                    resource.fhirType() + ".meta.source",
                    "meta.source is too long to be kept: its fragment (after #) may have "
                            + Constants.REQUEST_ID_LENGTH + " characters, what stands before it "
                            + ResourceHistoryTable.SOURCE_URI_LENGTH + ". Shorten it.");
        }
    }

    private static void checkLabels(Resource resource) {
        Stream.of("tag", "security").forEach(name -> {
            List<Coding> labels = name.equals("tag")
                    ? resource.getMeta().getTag()
                    : resource.getMeta().getSecurity();
            for (int i = 0; i < labels.size(); i++) {
                if (!labels.get(i).hasSystem() && !labels.get(i).hasCode()) {
                    throw refusal(
                            resource.fhirType() + ".meta." + name + "[" + i + "]",
                            "meta." + name
                                    + " without system and code cannot be kept. Give it a code, or leave it out.");
                }
            }
        });
    }

    private static UnprocessableEntityException refusal(String expression, String text) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.NOTSUPPORTED)
                .setDiagnostics(text)
                .addExpression(expression);
        return new UnprocessableEntityException(text, outcome);
    }

    /** HAPI writes the id of a primitive only where it writes extensions of it too. */
    private record IdsOfPrimitives(String type) implements IModelVisitor2 {
        @Override
        public boolean acceptElement(
                IBase element,
                List<IBase> containing,
                List<BaseRuntimeChildDefinition> children,
                List<BaseRuntimeElementDefinition<?>> elements) {
            if (element instanceof PrimitiveType<?> primitive
                    && primitive.getId() != null
                    && !primitive.hasExtension()) {
                String path = children.stream()
                        .map(BaseRuntimeChildDefinition::getElementName)
                        .collect(Collectors.joining("."));
                throw refusal(
                        type + "." + path,
                        "The id of " + type + "." + path
                                + ", a primitive without an extension, cannot be kept. Leave the" + " id out.");
            }
            return true;
        }
    }
}
