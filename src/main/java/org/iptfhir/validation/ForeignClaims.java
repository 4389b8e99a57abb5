package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueType;
import org.hl7.fhir.utilities.validation.ValidationMessage.Source;
import org.jspecify.annotations.Nullable;

/**
 * Claims of profiles that are for another type. Checked against one, a resource would be told of every element that the
 * other type does not have; the one fault is the claim.
 */
final class ForeignClaims {
    static final String ID = "Profile_Of_Another_Type";

    private final IWorkerContext definitions;

    ForeignClaims(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    /** Takes them out of a resource, and of those in a Bundle, and says where they stood. */
    List<ValidationMessage> takeOut(Element resource) {
        List<ValidationMessage> messages = new ArrayList<>();
        takeOut(resource, resource.fhirType(), messages);
        return messages;
    }

    private void takeOut(Element resource, String path, List<ValidationMessage> messages) {
        Element meta = only("meta", resource);
        if (meta != null && !meta.isPrimitive()) {
            List<Element> claims = List.copyOf(children("profile", meta));
            List<Element> foreign = new ArrayList<>();
            for (int i = 0; i < claims.size(); i++) {
                String claim = claims.get(i).primitiveValue();
                StructureDefinition profile =
                        claim == null ? null : definitions.fetchResource(StructureDefinition.class, claim);
                if (profile != null && profile.getType() != null && !fits(profile, resource.fhirType())) {
                    foreign.add(claims.get(i));
                    messages.add(message(claims.get(i), path + ".meta.profile[" + i + "]", profile, resource));
                }
            }
            foreign.forEach(meta.getChildren()::remove);
            if (!foreign.isEmpty() && meta.getChildren().isEmpty()) {
                resource.getChildren().remove(meta);
            }
        }
        List<Element> entries = resource.fhirType().equals("Bundle") ? children("entry", resource) : List.of();
        for (int i = 0; i < entries.size(); i++) {
            Element inner = only("resource", entries.get(i));
            if (inner != null) {
                takeOut(inner, path + ".entry[" + i + "].resource", messages);
            }
        }
    }

    /** Where it is repeated that is told as a fault of its own. The engine fails when it is asked for one of several. */
    private static @Nullable Element only(String name, Element parent) {
        List<Element> children = children(name, parent);
        return children.size() == 1 ? children.get(0) : null;
    }

    /** The engine fails when it is asked for the children of an element without any. */
    private static List<Element> children(String name, Element parent) {
        return parent.hasChildren() ? parent.getChildrenByName(name) : List.of();
    }

    /** Whether a profile is for a type. */
    static boolean fits(StructureDefinition profile, String type) {
        return profile.getType().equals(type)
                || profile.getType().equals("DomainResource")
                || profile.getType().equals("Resource");
    }

    private static ValidationMessage message(
            Element claim, String path, StructureDefinition profile, Element resource) {
        String text = "The profile " + claim.primitiveValue() + " is for " + profile.getType() + ", not for "
                + resource.fhirType() + ".";
        ValidationMessage message = new ValidationMessage(
                Source.InstanceValidator,
                IssueType.STRUCTURE,
                claim.line(),
                claim.col(),
                path,
                text,
                IssueSeverity.ERROR);
        message.setMessageId(ID);
        return message;
    }
}
