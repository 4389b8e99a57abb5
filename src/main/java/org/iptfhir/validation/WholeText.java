package org.iptfhir.validation;

import java.util.Optional;

/** Findings about a text as a whole. */
final class WholeText {
    private WholeText() {}

    /** The engine fails on some texts that no FHIR resource looks like; what it could not check is not let through. */
    static Finding unreadable() {
        return new Finding(
                "Unreadable_Resource",
                Severity.ERROR,
                IssueKind.STRUCTURE,
                "",
                new Position(1, 1),
                "The text is well-formed, but not built as FHIR resources are, so it could not be checked.",
                Optional.of("Compare each element with FHIR's definition: is it an object, a list or a single value?"),
                Optional.empty());
    }

    /** @param type of the address that the text was sent to */
    static Finding wrongAddress(String type, TokenIndex index) {
        String sent = index.type();
        return new Finding(
                "Wrong_Address",
                Severity.ERROR,
                IssueKind.STRUCTURE,
                sent,
                index.of(sent + ".resourceType"),
                "The text is of type " + sent + ", but it was sent to the address of " + type + ".",
                Optional.of("Send it to the address of " + sent + ", or correct its type."),
                Optional.empty());
    }

    /**
     * @param canonical of the profile that was asked for
     * @param type that it is for
     */
    static Finding profileOfAnotherType(String canonical, String type, TokenIndex index) {
        String sent = index.type();
        return new Finding(
                "Validation_VAL_Profile_WrongType",
                Severity.ERROR,
                IssueKind.STRUCTURE,
                sent,
                index.of(sent + ".resourceType"),
                "The profile that was asked for is for " + type + ", but the text is of type " + sent + ": " + canonical
                        + ".",
                Optional.of("Ask for a profile of " + sent + ", or for none: the guide's own profile always applies."),
                Optional.empty());
    }

    /** @param canonical of the profile that was asked for */
    static Finding unknownProfile(String canonical) {
        return new Finding(
                "Validation_VAL_Profile_Unknown",
                Severity.ERROR,
                IssueKind.NOT_FOUND,
                "",
                new Position(1, 1),
                "The profile that was asked for is not known here: " + canonical + ".",
                Optional.of("Correct the canonical, or ask for none: the guide's own profile always applies."),
                Optional.empty());
    }
}
