package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueType;
import org.hl7.fhir.utilities.validation.ValidationMessage.Source;

/**
 * Elements that are there twice and may be there once, which XML can write. The engine gives up on many of them, since it
 * asks for the one.
 */
final class RepeatedElements {
    private static final String TOO_MANY = "Validation_VAL_Profile_Maximum";

    private RepeatedElements() {}

    /** A message for each repetition, in the engine's words. */
    static List<ValidationMessage> in(Element root) {
        List<ValidationMessage> messages = new ArrayList<>();
        collect(root, root.fhirType(), messages);
        return messages;
    }

    private static void collect(Element parent, String path, List<ValidationMessage> messages) {
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : parent.getChildren()) {
            String name = child.getName();
            int before = seen.merge(name, 1, Integer::sum) - 1;
            boolean isList = child.getProperty().isList();
            String place = path + "." + name + (isList || before > 0 ? "[" + before + "]" : "");
            if (!isList && before > 0) {
                messages.add(message(child, path + "." + name, place));
            }
            collect(child, place, messages);
        }
    }

    private static ValidationMessage message(Element repetition, String element, String place) {
        ValidationMessage message = new ValidationMessage(
                Source.InstanceValidator,
                IssueType.STRUCTURE,
                repetition.line(),
                repetition.col(),
                place,
                element + ": max allowed = 1, but found 2",
                IssueSeverity.ERROR);
        message.setMessageId(TOO_MANY);
        return message;
    }
}
