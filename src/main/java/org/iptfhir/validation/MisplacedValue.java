package org.iptfhir.validation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;

/** Says of XML where the value of an element stands, and in which order elements do; and of a narrative what it is. */
final class MisplacedValue {
    private static final String OUT_OF_ORDER = "Validation_VAL_Profile_OutOfOrder";

    private static final Pattern ATTRIBUTE = Pattern.compile("Undefined attribute '@(\\w+)' on (\\w+) for type .*");
    private static final Pattern TEXT = Pattern.compile("Text should not be present \\('(.*)'\\)\\.?", Pattern.DOTALL);
    private static final Pattern NOTHING = Pattern.compile("Element must have some content.*");
    private static final Pattern NARRATIVE = Pattern.compile("Error parsing XHTML: .*", Pattern.DOTALL);
    private static final Pattern ORDER =
            Pattern.compile(".*Element '(\\w+)' is out of order \\(found after (\\w+)\\).*", Pattern.DOTALL);

    private MisplacedValue() {}

    /**
     * The finding in words; empty when the message is about something else.
     *
     * @param finding without text
     * @param text of the engine
     */
    static Optional<Finding> finding(Finding finding, String text, Optional<Element> root) {
        Matcher order = ORDER.matcher(text);
        if (finding.id().equals(OUT_OF_ORDER) && order.matches()) {
            String name = order.group(1);
            return Optional.of(finding.saying(
                    "The element " + name + " stands behind " + order.group(2)
                            + ", but XML has the elements in the order in which FHIR defines them.",
                    "Put " + name + " before " + order.group(2) + "."));
        }
        if (!finding.id().equals(EngineMessage.UNREADABLE_VALUE)) {
            return Optional.empty();
        }
        String name = nameIn(finding.expression());
        boolean isValue = root.flatMap(resource -> ElementPath.at(resource, finding.expression()))
                .filter(Element::isPrimitive)
                .isPresent();
        Matcher attribute = ATTRIBUTE.matcher(text);
        if (attribute.matches()) {
            return Optional.of(finding.saying(
                    "FHIR knows no attribute " + attribute.group(1) + " of " + name + ".",
                    isValue
                            ? "Write the value into the attribute value: <" + name + " value=\"…\"/>."
                            : "Write what it says into elements within " + name + ", or remove it."));
        }
        if (TEXT.matcher(text).matches()) {
            return Optional.of(finding.saying(
                    "The element " + name + " holds text between its tags, which FHIR does not read.",
                    isValue
                            ? "Write it into the attribute value: <" + name + " value=\"…\"/>."
                            : "Write it into elements within " + name + ", or remove it."));
        }
        if (NOTHING.matcher(text).matches()) {
            return Optional.of(finding.saying(
                    "The element " + name + " is empty.",
                    isValue
                            ? "Give it a value, <" + name + " value=\"…\"/>, or leave it out."
                            : "Give it at least one element, or leave it out."));
        }
        return NARRATIVE.matcher(text).matches()
                ? Optional.of(finding.saying(
                        "The narrative is no XHTML.",
                        "Write it as <div xmlns=\"http://www.w3.org/1999/xhtml\">…</div>; in text, write < as &lt; and &"
                                + " as &amp;."))
                : Optional.empty();
    }

    private static String nameIn(String path) {
        String step = TokenIndex.normal(path);
        return step.substring(step.lastIndexOf('.') + 1).replaceFirst("\\[.*", "");
    }
}
