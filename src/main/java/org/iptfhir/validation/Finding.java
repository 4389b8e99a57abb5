package org.iptfhir.validation;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.guide.Canonical;

/**
 * One fault of a resource, and how to mend it.
 *
 * @param id a rule of the guide such as {@code C02}, or the id of the engine's message; stable
 * @param severity how much it matters
 * @param kind by FHIR's IssueType
 * @param expression FHIRPath of the element at fault, such as {@code CarePlan.extension[0]}
 * @param position where the token at fault begins
 * @param message what is wrong, for the sender
 * @param remedy what the sender should do
 * @param suggestion what was probably meant
 */
public record Finding(
        String id,
        Severity severity,
        IssueKind kind,
        String expression,
        Position position,
        String message,
        Optional<String> remedy,
        Optional<String> suggestion) {

    public Finding {
        message = Sentences.whole(message);
        remedy = remedy.map(Sentences::whole);
    }

    /** Code system of the ids that are rules of the guide. */
    public static final String RULES = Canonical.of("CodeSystem", "rule");

    /** Code system of the ids that are messages of HL7's engine. */
    public static final String ENGINE_MESSAGES = "http://hl7.org/fhir/java-core-messageId";

    /** Id of a finding about an entry of a batch or transaction whose request contradicts its resource. */
    public static final String ENTRY_REQUEST = "Entry_Request";

    /** Id of a finding about a reference that leads nowhere. */
    public static final String UNRESOLVED_REFERENCE = "Unresolved_Reference";

    /** Id of a finding about an entry of a batch that refers to another one. */
    public static final String BATCH_REFERENCE = "Batch_Reference";

    /** Whether it refuses a write. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Whether its id is that of a rule of the guide, rather than of a message of the engine. */
    public boolean isRule() {
        return id.length() == 3 && Character.isUpperCase(id.charAt(0));
    }

    /** The code system that says what its id means: the guide's rules, or the engine's messages. */
    public String source() {
        return isRule() ? RULES : ENGINE_MESSAGES;
    }

    /** What is wrong, how to mend it and what was probably meant, in one text. */
    public String wholeText() {
        return Stream.of(Optional.of(message), remedy, suggestion.map(meant -> "Did you mean " + meant + "?"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /** The same finding with another text. */
    Finding saying(String text, String advice) {
        return new Finding(
                id,
                severity,
                kind,
                expression,
                position,
                text,
                advice.isBlank() ? Optional.empty() : Optional.of(advice),
                suggestion);
    }

    /** The same finding as a note, which asks for nothing. */
    Finding asNote() {
        return new Finding(id, Severity.NOTE, kind, expression, position, message, remedy, suggestion);
    }

    /** The same finding at another element. */
    Finding at(String path) {
        return new Finding(id, severity, kind, path, position, message, remedy, suggestion);
    }

    /** The same finding with the place of another token. */
    Finding placed(Position place) {
        return new Finding(id, severity, kind, expression, place, message, remedy, suggestion);
    }

    /** The same finding in a text that begins further down. */
    public Finding onLine(int line) {
        return placed(new Position(line, position.column()));
    }

    /** The same finding in a text that its receiver does not have: at the beginning. */
    public Finding withoutPlace() {
        return placed(new Position(1, 1));
    }

    /** The same finding, whose message says one thing more. */
    public Finding adding(String sentence) {
        return new Finding(id, severity, kind, expression, position, message + " " + sentence, remedy, suggestion);
    }

    /** The same finding under another id, at another element. */
    Finding as(String otherId, String path) {
        return new Finding(otherId, severity, kind, path, position, message, remedy, suggestion);
    }

    /** The same finding with what was probably meant. */
    Finding meaning(Optional<String> meant) {
        return new Finding(id, severity, kind, expression, position, message, remedy, meant);
    }
}
