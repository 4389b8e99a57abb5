package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueType;
import org.hl7.fhir.utilities.validation.ValidationMessage.Source;

/**
 * {@link LongNumber}s of a text in XML, which tells only by the type of an element what is a number. The engine would work
 * on one for minutes.
 */
final class LongNumbers {
    private static final Set<String> NUMBERS = Set.of("decimal", "integer", "positiveInt", "unsignedInt");

    private LongNumbers() {}

    /** A message for each of them. */
    static List<ValidationMessage> in(Element root) {
        List<ValidationMessage> messages = new ArrayList<>();
        collect(root, root.fhirType(), messages);
        return messages;
    }

    private static void collect(Element parent, String path, List<ValidationMessage> messages) {
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : parent.getChildren()) {
            int before = seen.merge(child.getName(), 1, Integer::sum) - 1;
            String place = path + "." + ElementPath.step(child, before);
            if (child.hasValue() && NUMBERS.contains(child.fhirType()) && LongNumber.isOne(child.getValue())) {
                ValidationMessage message = new ValidationMessage(
                        Source.InstanceValidator,
                        IssueType.VALUE,
                        child.line(),
                        child.col(),
                        place,
                        LongNumber.MESSAGE,
                        IssueSeverity.ERROR);
                message.setMessageId(LongNumber.ID);
                messages.add(message);
            }
            collect(child, place, messages);
        }
    }
}
