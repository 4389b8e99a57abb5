package org.iptfhir.rest.answer;

import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Messages of HAPI that say what it met and not how to mend it, or that it answers with a status that misleads. */
final class KnownErrors {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION = 412;
    private static final int UNPROCESSABLE = 422;

    private static final String MENDING = " Send the target first, or both in one transaction; or refer to it by"
            + " identifier alone (reference.identifier). Whoever runs this server can let such references in with the"
            + " setting ipt.references.integrity=allow.";

    /** HAPI says the same of a reference, under another number. */
    private static final String NO_TARGET = "HAPI-0973: Invalid match URL";

    private static final String VALUE_SET = "Unknown ValueSet: ";

    private static final List<Known> ALL = List.of(
            new Known(
                    "Resource (\\S+) not found, specified in path: (\\S+?)(?:\\.where\\(.*)?",
                    UNPROCESSABLE,
                    IssueType.NOTFOUND,
                    "$2 refers to $1, which is not on this server." + MENDING,
                    "$2"),
            new Known(
                    "Resource (\\S+) is deleted, specified in path: (\\S+?)(?:\\.where\\(.*)?",
                    UNPROCESSABLE,
                    IssueType.NOTFOUND,
                    "$2 refers to $1, which is deleted. Bring it back with a PUT, or leave the reference out.",
                    "$2"),
            new Known(
                    "Unable to satisfy placeholder ID (\\S+) found in element named '(\\S+)' within resource of type:"
                            + " (\\S+)",
                    UNPROCESSABLE,
                    IssueType.NOTFOUND,
                    "$3.$2 refers to $1, which is the fullUrl of no entry of this transaction. Add the entry, or refer"
                            + " to a resource that is on the server.",
                    "$3.$2"),
            new Known(
                    "Invalid resource reference found at path\\[(\\S+)] - Does not contain resource type - (\\S+)",
                    UNPROCESSABLE,
                    IssueType.INVALID,
                    "$1 refers to $2, which names no resource. Write Type/id, such as Patient/4711; a urn:uuid stands"
                            + " only for an entry of the same transaction.",
                    "$1"),
            new Known(
                    "Invalid reference found at path '(\\S+)'\\. Resource type '(\\S+)' is not valid for this path",
                    UNPROCESSABLE,
                    IssueType.INVALID,
                    "$1 refers to a $2, and FHIR allows no $2 there. Refer to a resource of a type that the element"
                            + " allows.",
                    "$1"),
            new Known(
                    "(?s).*No DAO exists for resource type class \\S*\\.(\\w+) - .*",
                    UNPROCESSABLE,
                    IssueType.NOTSUPPORTED,
                    "The resource refers to a $1, a type that this server does not keep. Refer to it by the absolute"
                            + " address of the server that has it, or by identifier alone (reference.identifier).",
                    ""),
            new Known(
                    NO_TARGET + " \"(.+)\" - No resources match this search",
                    NOT_FOUND,
                    IssueType.NOTFOUND,
                    "The condition of the patch matches nothing on this server, so there is nothing to change: $1.",
                    ""),
            new Known(
                    "Invalid match URL \"(.+)\" - No resources match this search",
                    UNPROCESSABLE,
                    IssueType.NOTFOUND,
                    "The reference $1 matches nothing on this server." + MENDING,
                    ""),
            new Known(
                    "Invalid match URL \"(.+)\" - Multiple resources match this search",
                    PRECONDITION,
                    IssueType.MULTIPLEMATCHES,
                    "The reference $1 matches several resources. Ask for something that only one has, such as an"
                            + " identifier with its system.",
                    ""),
            new Known(
                    "Failed to parse match URL\\[(.+)] - Resource type (\\w+) does not have a parameter with name: (.+)",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "The condition $1 cannot be looked up: the type $2 has no search parameter $3. GET /metadata tells which it"
                            + " has.",
                    ""),
            new Known(
                    "Failed to parse match URL\\[(.+?)] - (.+)",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "The condition $1 cannot be looked up: $2. Write a search such as"
                            + " identifier=https://example.org/mrn|4711.",
                    ""),
            new Known(
                    "Invalid match URL\\[(.+)] - URL has no search parameters",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "The condition $1 asks for no value. Write a search such as"
                            + " identifier=https://example.org/mrn|4711.",
                    ""),
            new Known(
                    "Can not update resource, resource body must contain an ID element for update \\(PUT\\) operation",
                    BAD_REQUEST,
                    IssueType.REQUIRED,
                    "The resource has no id. Give it the id of the address to which it is sent.",
                    ""),
            new Known(
                    "Can not update resource, resource body must contain an ID element which matches the request URL for"
                            + " update \\(PUT\\) operation - Resource body ID of \"(.*)\" does not match URL ID of"
                            + " \"(.*)\"",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "The resource has the id $1, and the address has $2. Send it to the address with its own id, or give"
                            + " it the id of the address.",
                    ""),
            new Known(
                    "Unable to process transaction where incoming Bundle\\.type = (.*)",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "A Bundle that is sent to the server's own address is a transaction or a batch, and this is a $1."
                            + " Write transaction or batch as its type to have its entries carried out, or send it to"
                            + " /Bundle to keep it as it is.",
                    ""),
            new Known(
                    VALUE_SET + "(.*)",
                    NOT_FOUND,
                    IssueType.NOTFOUND,
                    "There is no value set $1 on this server. GET /ValueSet tells which it has.",
                    ""),
            new Known(
                    "Request has parameter (\\S+) of type (\\w+?)(?:Type)? but method expects type (\\w+?)(?:Type)?",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "The parameter $1 is a $2, and the operation takes a $3 there. Write it as value$3.",
                    ""),
            new Known(
                    "Failed to (\\w+) (\\w+) with match URL \"(.*)\" because this search matched (\\d+) resources",
                    PRECONDITION,
                    IssueType.MULTIPLEMATCHES,
                    "The condition $3 matches $4 resources, so it is not clear which $2 is meant. Ask for something"
                            + " that only one has, such as an identifier with its system.",
                    ""),
            new Known(
                    "Unable to delete (\\S+) because at least one resource has a reference to this resource\\. First"
                            + " reference found was resource (\\S+) in path (\\S+?)(?:\\.where\\(.*)?",
                    CONFLICT,
                    IssueType.CONFLICT,
                    "$1 cannot be deleted while $2 refers to it in $3. Delete or change $2 first; or mark $1 as entered"
                            + " in error, where its type has that status.",
                    ""),
            new Known(
                    "Search ID \"(.*)\" does not exist and may have expired",
                    GONE,
                    IssueType.NOTFOUND,
                    "The pages of this search are gone, or they never were. Search again from the first page.",
                    ""),
            new Known(
                    "(?s)URLDecoder: .*",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "In the address or the form a percent sign begins no percent-encoding. Write %25 for the sign itself.",
                    ""),
            new Known(
                    "Resource \\[\\[\\w+\\[(?:system=,)?value=(.*)]]] is not known\\.?",
                    NOT_FOUND,
                    IssueType.NOTFOUND,
                    "There is no resource of this type with the id $1 on this server.",
                    ""),
            new Known(
                    "Resource (\\S+) is not known",
                    NOT_FOUND,
                    IssueType.NOTFOUND,
                    "There is no $1 on this server.",
                    ""),
            new Known(
                    "Version \"(\\S+)\" is not valid for resource (\\S+)",
                    NOT_FOUND,
                    IssueType.NOTFOUND,
                    "$2 has no version $1. GET $2/_history tells which it has.",
                    ""),
            new Known(
                    "(?s)Unknown resource type '(\\S+)'.*",
                    NOT_FOUND,
                    IssueType.NOTSUPPORTED,
                    "This server keeps no resources of the type $1. GET /metadata tells which types it keeps.",
                    ""),
            new Known(
                    "Invalid date/time(?:/quantity)? format: \"(.*)\"",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "The search value $1 is neither a date nor a number. Write a date such as 2026-02-03, or a number"
                            + " such as 10, perhaps after a prefix (eq, ne, gt, ge, lt, le).",
                    ""),
            new Known(
                    "Unknown comparator: APPROXIMATE",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "This server does not search for about a date (ap). Ask for a range with ge and le, such as"
                            + " date=ge2026-01-01&date=le2026-03-31.",
                    ""),
            new Known(
                    "(?s).*Invalid position format '(.*)'\\. .*",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "The search value $1 is no position. Write latitude|longitude|distance|unit, such as"
                            + " 47.37|8.54|10|km.",
                    ""),
            new Known(
                    "The :of-type modifier is not enabled on this server",
                    BAD_REQUEST,
                    IssueType.NOTSUPPORTED,
                    "This server does not search by the type of an identifier. Ask for identifier=system|value.",
                    ""),
            new Known(
                    "(?s)This is the base URL of FHIR server\\..*",
                    BAD_REQUEST,
                    IssueType.NOTSUPPORTED,
                    "This server searches one type at a time, such as /Patient?name=…; GET /metadata tells what it"
                            + " does.",
                    ""),
            new Known(
                    "(?s)Invalid request: The FHIR endpoint on this server does not know how to handle (\\w+)"
                            + " operation\\[(.*?)] with parameters .*",
                    BAD_REQUEST,
                    IssueType.NOTSUPPORTED,
                    "This server does not know $1 $2. GET /metadata tells what it does.",
                    ""),
            new Known(
                    "(?s).*Incorrect resource type found, expected \"(\\w+)\" but found \"(\\w+)\"",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "The body is a $2, the address is one of $1. Send it to /$2.",
                    ""),
            new Known(
                    "(?s).*childDef\" is null.*",
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "The patch names an element that the resource's type does not have.",
                    ""),
            new Known(
                    "(?s).*Infinite or NaN.*",
                    UNPROCESSABLE,
                    IssueType.VALUE,
                    "A number in the resource is too large to be kept. Numbers with fewer than 300 digits are.",
                    ""));

    private KnownErrors() {}

    static Optional<ErrorText> find(String message) {
        // The address of a value set is told as it stood in the request's own address.
        String readable = message.contains(VALUE_SET) ? UrlUtil.unescape(message) : message;
        return ALL.stream()
                .map(known -> known.in(readable))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * One message of HAPI, and what is said in its place.
     *
     * @param expression empty where no element is at fault
     */
    private record Known(Pattern message, int status, IssueType type, String text, String expression) {
        Known(String message, int status, IssueType type, String text, String expression) {
            this(Pattern.compile("\\A(?:" + message + ")\\z"), status, type, text, expression);
        }

        Optional<ErrorText> in(String said) {
            Matcher matcher = message.matcher(said.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Optional<String> place =
                    expression.isEmpty() ? Optional.empty() : Optional.of(matcher.replaceFirst(expression));
            return Optional.of(new ErrorText(status, type, matcher.replaceFirst(text), place));
        }
    }
}
