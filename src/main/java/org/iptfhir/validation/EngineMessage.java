package org.iptfhir.validation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.jspecify.annotations.Nullable;

/**
 * A message of the engine, taken apart.
 *
 * @param id message id, or the key of an invariant; one of our own where the engine gives none
 * @param path FHIRPath of the element, without the engine's comments
 * @param severity as the engine sees it
 * @param kind by FHIR's IssueType
 * @param text what the engine says
 * @param invariant the sentence of the invariant that is broken
 * @param definedIn canonical of the definition that has the invariant; empty where there is none
 */
record EngineMessage(
        String id,
        String path,
        Severity severity,
        IssueKind kind,
        String text,
        Optional<String> invariant,
        String definedIn) {
    static final String UNKNOWN_PROPERTY = "Unrecognised_Property";
    static final String UNREADABLE_VALUE = "Unreadable_Value";

    /** A value of blanks alone. The engine warns of it; FHIR allows none, and what is stored would be no value at all. */
    static final String BLANK = "Type_Specific_Checks_DT_Primitive_WS";

    /** A code with blanks around it, or more than one within it. */
    static final String BLANKS_AROUND = "Type_Specific_Checks_DT_Code_WS";

    /** Where the engine's own type of issue says less, or something else. */
    private static final Map<String, IssueKind> KINDS = Map.of(
            "Validation_VAL_Profile_Minimum", IssueKind.REQUIRED,
            "Validation_VAL_Profile_Minimum_SLICE", IssueKind.REQUIRED,
            "Reference_REF_CantResolve", IssueKind.NOT_FOUND,
            "Terminology_PassThrough_TX_Message", IssueKind.CODE_INVALID);

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");
    /** Which of several extensions is meant is said by their numbers too. */
    private static final Pattern URL = Pattern.compile("\\[url='[^']*']");

    private static final Pattern XPATH_STEP = Pattern.compile("(^|/)\\w+:");
    private static final Pattern CONSTRAINT =
            Pattern.compile("Constraint failed: (\\S+): '(.*?)'(?: \\(defined in (\\S*?)\\).*)?", Pattern.DOTALL);
    private static final Pattern PROPERTY =
            Pattern.compile("(?:Unrecognized property|Undefined element) '([^']+)'.*", Pattern.DOTALL);

    /**
     * A message.
     *
     * @param place FHIRPath of the element at fault, where it is known better than the message says
     */
    static EngineMessage of(ValidationMessage message, Optional<String> place) {
        String path = place.orElseGet(() -> fhirPath(message.getLocation()));
        String text = message.getMessage();
        Severity severity = severity(message.getLevel());
        Matcher constraint = CONSTRAINT.matcher(text);
        if (constraint.matches()) {
            String sentence = constraint.group(2);
            return new EngineMessage(
                    constraint.group(1),
                    path,
                    severity,
                    IssueKind.INVARIANT,
                    sentence,
                    Optional.of(sentence),
                    Objects.requireNonNullElse(constraint.group(3), ""));
        }
        Matcher property = PROPERTY.matcher(text);
        if (message.getMessageId() == null && property.matches()) {
            return new EngineMessage(
                    UNKNOWN_PROPERTY,
                    place.orElse(path + "." + property.group(1)),
                    severity,
                    IssueKind.STRUCTURE,
                    text,
                    Optional.empty(),
                    "");
        }
        String id = message.getMessageId() == null || message.getMessageId().contains(" ")
                ? UNREADABLE_VALUE
                : message.getMessageId();
        return new EngineMessage(
                id, path, id.equals(BLANK) ? Severity.ERROR : severity, kind(message), text, Optional.empty(), "");
    }

    /** The engine's reader of XML names elements by XPath: {@code /f:Patient/f:name}, within a resource from its type. */
    static String fhirPath(@Nullable String location) {
        if (location == null) {
            return "";
        }
        return location.startsWith("/") || location.contains("/f:")
                ? XPATH_STEP
                        .matcher(location.replaceFirst("^/", ""))
                        .replaceAll("$1")
                        .replace('/', '.')
                : URL.matcher(COMMENT.matcher(location).replaceAll("")).replaceAll("");
    }

    /** The same message at another path. */
    EngineMessage at(String other) {
        return new EngineMessage(id, other, severity, kind, text, invariant, definedIn);
    }

    /** The same message with another severity. */
    EngineMessage as(Severity other) {
        return new EngineMessage(id, path, other, kind, text, invariant, definedIn);
    }

    /** Whether the engine's reader of the text says it, rather than the validator of what was read. */
    static boolean isOfReader(ValidationMessage message) {
        return message.getMessageId() == null;
    }

    private static Severity severity(IssueSeverity level) {
        return switch (level) {
            case FATAL, ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            default -> Severity.NOTE;
        };
    }

    private static IssueKind kind(ValidationMessage message) {
        IssueKind better = KINDS.get(String.valueOf(message.getMessageId()));
        if (better != null) {
            return better;
        }
        if (message.getType() == null) {
            return IssueKind.STRUCTURE;
        }
        return switch (message.getType()) {
            case CODEINVALID -> IssueKind.CODE_INVALID;
            case REQUIRED -> IssueKind.REQUIRED;
            case INVARIANT -> IssueKind.INVARIANT;
            case BUSINESSRULE -> IssueKind.BUSINESS_RULE;
            case NOTFOUND -> IssueKind.NOT_FOUND;
            case INVALID, VALUE -> IssueKind.VALUE;
            case INFORMATIONAL -> IssueKind.INFORMATIONAL;
            default -> IssueKind.STRUCTURE;
        };
    }
}
