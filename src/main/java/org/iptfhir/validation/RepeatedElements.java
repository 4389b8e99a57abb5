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

    /** A message for each element that is there too often, at its first repetition, in the engine's words. */
    static List<ValidationMessage> in(Element root) {
        List<ValidationMessage> messages = new ArrayList<>();
        collect(root, root.fhirType(), messages);
        return messages;
    }

    private static void collect(Element parent, String path, List<ValidationMessage> messages) {
        Map<String, Integer> counts = new HashMap<>();
        parent.getChildren().forEach(child -> counts.merge(child.getName(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : parent.getChildren()) {
            int before = seen.merge(child.getName(), 1, Integer::sum) - 1;
            String step = path + "." + ElementPath.step(child, before);
            boolean isRepetition = !child.isList() && before > 0;
            String place = isRepetition ? step + "[" + before + "]" : step;
            if (isRepetition && before == 1) {
                int count = counts.getOrDefault(child.getName(), 0);
                messages.add(message(child, path + "." + child.getName(), count, place));
            }
            collect(child, place, messages);
        }
    }

    private static ValidationMessage message(Element repetition, String element, int count, String place) {
        ValidationMessage message = new ValidationMessage(
                Source.InstanceValidator,
                IssueType.STRUCTURE,
                repetition.line(),
                repetition.col(),
                place,
                element + ": max allowed = 1, but found " + count,
                IssueSeverity.ERROR);
        message.setMessageId(TOO_MANY);
        return message;
    }
}
