package org.iptfhir.validation;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the engine says only because of another fault, which it tells too. */
final class Following {
    /** At one element: the fault, and what it says of it besides. */
    static final Map<Pattern, Pattern> AT_ONE_PLACE = Map.of(
            Pattern.compile("Type_Specific_Checks_DT_Primitive_NotEmpty"), Pattern.compile("ele-1"),
            Pattern.compile("XHTML_.*"), Pattern.compile("txt-[12]"),
            Pattern.compile(EngineMessage.UNREADABLE_VALUE), Pattern.compile("Reference_REF_NoDisplay"),
            Pattern.compile("qty-3"), Pattern.compile("(age|cnt|dis|drt)-\\d"),
            Pattern.compile("Reference_REF_CantResolve"), Pattern.compile(".*ref-1"));

    private static final String EXTENSION_TYPE = "Extension_EXT_Type";
    private static final Pattern OF_BUNDLE = Pattern.compile("(?i)bdl-\\d+|bundle_bundle_.*");
    private static final Pattern OF_QUANTITY = Pattern.compile("qty-3|Terminology_.*");

    private static final String NO_DATE = "Type_Specific_Checks_DT_Date";
    private static final String COMPARED = "Invalid date/time format";

    /** Rules on the dates of a period: that a date is unlikely besides is the same slip of the pen. */
    private static final Pattern DATES = Pattern.compile("per-1|C07");

    private Following() {}

    /** Takes out what follows from a fault at another element. */
    static void remove(List<EngineMessage> messages) {
        for (EngineMessage fault : List.copyOf(messages)) {
            messages.removeIf(from(fault));
        }
    }

    private static Predicate<EngineMessage> from(EngineMessage fault) {
        String path = fault.path();
        if (fault.text().startsWith("Bundle.type: minimum required")) {
            return message -> isOf(OF_BUNDLE, message) && message.path().startsWith(path);
        }
        if (path.endsWith("Bundle.type") && Folding.isVerdict(fault)) {
            return message -> isOf(OF_BUNDLE, message);
        }
        if (fault.id().equals("M03")) {
            return message -> isOf(OF_QUANTITY, message) && message.path().startsWith(path + ".value.");
        }
        if (fault.id().equals(EXTENSION_TYPE)) {
            return message -> message.invariant().isPresent() && message.path().equals(path);
        }
        if (fault.text().startsWith("Observation.code: minimum required")) {
            return message ->
                    message.id().matches("M02-.*-code") && message.path().equals(path);
        }
        if (fault.text().startsWith("QuestionnaireResponse.item.linkId: minimum required")) {
            return message -> message.text().startsWith("No LinkId");
        }
        if (DATES.matcher(fault.id()).matches()) {
            return message ->
                    message.id().endsWith("_Reasonable") && message.path().startsWith(fault.path() + ".");
        }
        if (fault.id().equals(ResponseMessages.RULE)) {
            return fromAnswer(fault);
        }
        if (fault.id().startsWith(NO_DATE) && fault.severity() == Severity.ERROR) {
            return message -> message.kind() == IssueKind.INVARIANT
                    && (message.path().equals(around(path)) || message.text().contains(COMPARED));
        }
        return message -> false;
    }

    /** An item that stands twice is out of order too; what a wrong answer would enable is not enabled. */
    private static Predicate<EngineMessage> fromAnswer(EngineMessage fault) {
        if (fault.text().contains("allowed - found")) {
            String group = fault.path().substring(0, Math.max(fault.path().lastIndexOf('.'), 0));
            return message -> message.text().startsWith("Structural Error")
                    && message.path().equals(group);
        }
        if (fault.text().startsWith("Items not of type group")) {
            return message -> message.id().equals("qrs-1") && message.path().equals(fault.path());
        }
        if (AnswerAdvice.isNoAnswer(fault.text())) {
            String response = fault.path().replaceFirst("\\.item\\[.*", ".item[");
            return message -> message.text().contains(AnswerAdvice.NOT_ENABLED)
                    && message.path().startsWith(response);
        }
        return message -> false;
    }

    /** The element around another one, such as the period around its end; nothing where that is the whole resource. */
    private static String around(String path) {
        String parent = path.substring(0, Math.max(path.lastIndexOf('.'), 0));
        return parent.indexOf('.') < 0 ? "" : parent;
    }

    private static boolean isOf(Pattern ids, EngineMessage message) {
        return ids.matcher(message.id()).matches();
    }
}
