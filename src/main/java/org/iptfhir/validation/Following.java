package org.iptfhir.validation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the engine says only because of another fault, which it tells too. */
final class Following {
    private static final String EMPTY = "Type_Specific_Checks_DT_Primitive_NotEmpty";

    /** What is said of an element without a value. */
    private static final String NO_VALUE =
            "ele-1|Terminology_TX_Code_ValueSet_MISSING|Type_Specific_Checks_DT_Primitive_ValueExt";

    /** At one element: the fault, and what it says of it besides. */
    static final Map<Pattern, Pattern> AT_ONE_PLACE = Map.ofEntries(
            entry(EMPTY, NO_VALUE),
            entry(
                    EngineMessage.UNREADABLE_VALUE,
                    NO_VALUE + "|Terminology_TX_NoValid_16|Reference_REF_NoDisplay|txt-[12]"),
            entry(EngineMessage.BLANKS_AROUND, "Terminology_.*|Type_Specific_Checks_DT_Primitive_Regex.*"),
            entry("Type_Specific_Checks_DT_\\w+_(Valid|TZ)", "Type_Specific_Checks_DT_Primitive_Regex.*"),
            entry("Type_Specific_Checks_DT_DateTime_Valid", "Type_Specific_Checks_DT_DateTime_TZ"),
            entry("XHTML_.*", "txt-[12]"),
            entry("XHTML_XHTML_Name_Invalid", "XHTML_XHTML_NS_InValid"),
            entry("Extension_EXT_Simple_ABSENT", "Validation_VAL_Profile_Minimum|ext-1"),
            entry("ext-1", "Extension_EXT_Unknown"),
            entry("Extension_EXT_Simple_WRONG", "Validation_VAL_Profile_M.*|ext-1"),
            entry("I07-.*", "Questionnaire_QR_Q_None"),
            entry("Resource_RES_ID_Missing", "CONTAINED_ORPHAN_DOM3"),
            entry("Extension_EXT_Url_NotFound", "Validation_VAL_Profile_Minimum"),
            entry("qty-3", "(age|cnt|dis|drt)-\\d"),
            entry("Reference_REF_CantResolve", ".*ref-1"));

    private static final String EXTENSION_TYPE = "Extension_EXT_Type";
    private static final Pattern OF_BUNDLE = Pattern.compile("(?i)bdl-\\d+|bundle_bundle_.*");
    /** What stands beside the address of a reference, and is as unknown as it where no reference is. */
    private static final Set<String> BESIDE_REFERENCE = Set.of(".display", ".type", ".identifier");

    /** What is said of an extension without url. */
    private static final Pattern OF_URL = Pattern.compile("Extension_EXT_Url_NotFound|Validation_VAL_Profile_Minimum");

    private static final String FULL_URL_TWICE = "bdl-7";

    /** What is said of references to entries. */
    private static final Pattern OF_REFERENCE =
            Pattern.compile("Bundle_BUNDLE_(MultipleMatches|Not_Local)|Reference_REF_BadTargetType.*");

    /** What an extension of parts lacks, or has too much, where it has a value instead. */
    private static final Pattern OF_PARTS =
            Pattern.compile("Validation_VAL_Profile_M(inimum(_SLICE)?|aximum)(_EXT)?|ext-1");

    /** What is said of extensions within one that has none. */
    private static final Pattern OF_INNER = Pattern.compile("Extension_EXT_SubExtension_Invalid|Extension_EXT_Unknown");

    private static final String NO_INNER = "Extension.extension: max allowed = 0";

    /** What is wrong with a fullUrl, so that references to it lead nowhere. */
    private static final Pattern OF_FULL_URL =
            Pattern.compile("BUNDLE_ENTRY_URL_ABSOLUTE|Type_Specific_Checks_DT_UUID_Valid");

    private static final Pattern OF_QUANTITY = Pattern.compile("qty-3|Terminology_.*");

    private static final String NO_CANONICAL = "TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE";
    private static final String NO_DATE = "Type_Specific_Checks_DT_Date";
    private static final String NO_DECIMAL = "Type_Specific_Checks_DT_Decimal_Valid";

    /** What the engine says of the form of a reference. */
    static final Pattern OF_FORM = Pattern.compile("Reference_REF_Format\\d?|REFERENCE_REF_INVALID_REF");

    private static final String COMPARED = "Invalid date/time format";

    /** Rules on the dates of a period: that a date is unlikely besides is the same slip of the pen. */
    private static final Pattern DATES = Pattern.compile("per-1|C07");

    private Following() {}

    /** Whether a message is about a value that the engine could not read, and goes on without. */
    static boolean isWithoutValue(EngineMessage message) {
        return message.id().equals(EngineMessage.UNREADABLE_VALUE)
                || message.id().equals(EMPTY);
    }

    private static Map.Entry<Pattern, Pattern> entry(String fault, String following) {
        return Map.entry(Pattern.compile(fault), Pattern.compile(following));
    }

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
            return message ->
                    (message.path().equals(path) && (message.invariant().isPresent() || isOf(OF_PARTS, message)))
                            || (message.path().startsWith(path + ".value") && message.kind() == IssueKind.CODE_INVALID);
        }
        if (fault.id().equals("ext-1") || fault.id().equals("Extension_EXT_Simple_WRONG")) {
            return message -> (message.path().startsWith(path + ".extension") && isOf(OF_INNER, message))
                    || (message.path().equals(path) && message.text().startsWith(NO_INNER));
        }
        if (fault.id().equals("Resource_RES_ID_Missing")) {
            return message -> message.id().equals("Reference_REF_CantResolve")
                    && message.text().contains("'#");
        }
        if (isOf(OF_FULL_URL, fault) && path.endsWith(".fullUrl")) {
            return message -> message.id().equals("Bundle_BUNDLE_Not_Local");
        }
        if (fault.id().equals(NO_DECIMAL)) {
            return message -> message.id().equals("ele-1") && path.startsWith(message.path() + ".");
        }
        if (fault.id().equals(EngineMessage.BLANK) && path.endsWith(".reference")) {
            return message -> isOf(OF_FORM, message) && message.path().equals(around(path));
        }
        if (isWithoutValue(fault)) {
            return fromNoValue(path);
        }
        if (fault.id().equals(EngineMessage.UNKNOWN_PROPERTY) && path.endsWith(".reference")) {
            String around = path.substring(0, path.lastIndexOf('.'));
            return message -> message.id().equals(EngineMessage.UNKNOWN_PROPERTY)
                    && BESIDE_REFERENCE.stream().anyMatch(name -> message.path().equals(around + name));
        }
        if (fault.id().equals(EngineMessage.UNKNOWN_PROPERTY) && path.endsWith(".url")) {
            String extension = path.substring(0, path.lastIndexOf('.'));
            return message -> message.path().equals(extension) && isOf(OF_URL, message);
        }
        if (fault.id().equals(FULL_URL_TWICE)) {
            return message -> isOf(OF_REFERENCE, message) && message.path().startsWith(path);
        }
        if (fault.id().startsWith("I07-")) {
            return message ->
                    message.id().equals(NO_CANONICAL) && message.path().equals(path + ".questionnaire");
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

    /** An element without its value may be empty, a code without it is unknown, an item without linkId no item. */
    private static Predicate<EngineMessage> fromNoValue(String path) {
        return message -> path.startsWith(message.path() + ".")
                && (message.id().equals("ele-1")
                        || message.id().equals("Reference_REF_NoDisplay")
                        || message.text().contains("#null")
                        || (path.endsWith(".linkId") && message.text().startsWith("No LinkId")));
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
