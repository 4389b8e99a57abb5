package org.iptfhir.validation;

import java.util.Comparator;
import java.util.Map;
import java.util.Map.Entry;

/** What a sender should do about the engine's more common messages. */
final class Advice {
    private static final String NARRATIVE =
            "Write the narrative as <div xmlns=\"http://www.w3.org/1999/xhtml\">…</div>.";

    private static final Map<String, String> BY_ID = Map.ofEntries(
            Map.entry("Validation_VAL_Profile_Minimum", "Add the missing element."),
            Map.entry("Validation_VAL_Profile_Minimum_SLICE", "Add the missing element."),
            Map.entry("Validation_VAL_Profile_Maximum", "Keep as many as are allowed, and remove the rest."),
            Map.entry(
                    "Terminology_TX_NoValid_1_CC", "Use a code of the value set; further codings may stand beside it."),
            Map.entry("Terminology_TX_NoValid_16", "Use a code of the value set."),
            Map.entry("Terminology_TX_Code_ValueSet", "Add a coding with a code of the value set."),
            Map.entry("Terminology_PassThrough_TX_Message", "Use a code that the system defines."),
            Map.entry("Type_Specific_Checks_DT_Integer_LT1", "Give a number of at least 1."),
            Map.entry(
                    "TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE",
                    "Write the whole canonical, with https:// or urn: at its beginning."),
            Map.entry(
                    "Validation_VAL_Profile_WrongType",
                    "Put a resource of the type that is asked for here, or claim the profile on a resource of its type."),
            Map.entry(ForeignClaims.ID, "Remove the claim, or claim a profile for the type of the resource."),
            Map.entry(
                    Folding.NO_CODE, "Give the code: a record of IPT without it can be neither counted nor left out."),
            Map.entry("Type_Specific_Checks_DT_Primitive_NotEmpty", "Give a value, or leave the element out."),
            Map.entry(LongNumber.ID, LongNumber.REMEDY),
            Map.entry(EngineMessage.BLANK, "Give a value, or leave the element out."),
            Map.entry("Type_Specific_Checks_DT_Time_Valid", "Write the time as hh:mm:ss, without a time zone."),
            Map.entry(
                    "Reference_REF_CantResolve",
                    "Put the resource into contained, with this id, or refer to one that is there."),
            Map.entry(
                    "CONTAINED_ORPHAN_DOM3",
                    "Refer to the contained resource as # and its id, or remove it from contained."),
            Map.entry("Resource_RES_ID_Missing", "Give the contained resource an id, by which it is referred to."),
            Map.entry("Type_Specific_Checks_DT_Integer_Valid", "Write a whole number."),
            Map.entry(
                    "Type_Specific_Checks_DT_Decimal_Valid", "Write a number, with a point before its decimals: 1.5."),
            Map.entry(
                    "Type_Specific_Checks_DT_UUID_Valid",
                    "Write urn:uuid: and a UUID in small letters: 8, 4, 4, 4 and 12 hexadecimal digits."),
            Map.entry(
                    "Type_Specific_Checks_DT_DateTime_TZ",
                    "Write the zone behind the time: Z for UTC, or hours and minutes such as +01:00; or write the day"
                            + " alone."),
            Map.entry("XHTML_XHTML_NS_InValid", NARRATIVE),
            Map.entry("XHTML_XHTML_Name_Invalid", NARRATIVE),
            Map.entry(
                    "Extension_EXT_Simple_ABSENT",
                    "Give the extension a value of the type that its definition names, or leave it out."),
            Map.entry(
                    "Extension_EXT_Simple_WRONG",
                    "Give the extension a value of the type that its definition names, in place of those within it."),
            Map.entry(
                    "BUNDLE_ENTRY_URL_ABSOLUTE",
                    "Write an absolute address, or urn:uuid: and a new UUID, and refer to the entry by the same."),
            Map.entry(
                    "BUNDLE_ENTRY_URL_MATCHES_TYPE_ID",
                    "End the fullUrl with the type and the id of the resource, or correct the id."),
            Map.entry(
                    "BUNDLE_BUNDLE_ENTRY_FULLURL_REQUIRED",
                    "Give the entry a fullUrl: the address of the resource, or urn:uuid: and a new UUID."),
            Map.entry(
                    "Bundle_BUNDLE_Not_Local",
                    "Refer to an entry of the Bundle by its fullUrl, or add the resource as an entry."),
            Map.entry(
                    "RESOURCE_DUPLICATE_CONTAINED_ID",
                    "Give each contained resource an id of its own, and refer to it by that."),
            Map.entry("Extension_EXT_Url_NotFound", "Give the extension its url."),
            Map.entry("Extension_EXT_URL_Absolute", "Write the whole url of the extension, without blanks."),
            Map.entry(
                    "Extension_EXTP_Context_Wrong",
                    "Move the extension to an element at which its definition allows it, or leave it out."),
            Map.entry("TERMINOLOGY_TX_SYSTEM_NO_CODE", "Give the code, or leave the system out."),
            Map.entry(
                    "Bundle_BUNDLE_MultipleMatches",
                    "Give each entry a fullUrl of its own, so that it is clear which one is meant."),
            Map.entry("Type_Specific_Checks_DT_DateTime_Reasonable", "Correct the year."),
            Map.entry("Type_Specific_Checks_DT_Date_Reasonable", "Correct the year."),
            Map.entry("Extension_EXT_Type", "Give the extension a value of a type that it allows."),
            Map.entry(EngineMessage.UNREADABLE_VALUE, "Write the value as FHIR's type demands it."));

    private static final String INSTANT =
            "Write the instant with seconds and a time zone, such as 2026-03-03T10:00:00Z or 2026-03-03T10:00:00+01:00.";

    private static final Map<String, String> BY_PREFIX = Map.of(
            "Type_Specific_Checks_DT_DateTime",
            "Write the date as YYYY, YYYY-MM or YYYY-MM-DD, with a time as YYYY-MM-DDThh:mm:ss and a time zone.",
            "Type_Specific_Checks_DT_Date",
            "Write the date as YYYY, YYYY-MM or YYYY-MM-DD.",
            "Resource_RES_ID_Malformed",
            "Use letters, digits, hyphens and points only, at most 64 of them.",
            "Reference_REF_BadTargetType",
            "Refer to a resource of one of the types that are allowed here.",
            "XHTML_",
            "Use the basic elements of HTML only: no scripts, forms, frames or event attributes.");

    private Advice() {}

    /** The advice, or an empty text where the message itself says all that can be said. */
    static String on(EngineMessage message) {
        return message.text().startsWith("Not a valid instant") && !BY_ID.containsKey(message.id())
                ? INSTANT
                : on(message.id());
    }

    /** The advice on all messages with an id, or an empty text. */
    static String on(String id) {
        String advice = BY_ID.get(id);
        if (advice != null) {
            return advice;
        }
        return BY_PREFIX.entrySet().stream()
                .filter(entry -> id.startsWith(entry.getKey()))
                .map(Entry::getValue)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
