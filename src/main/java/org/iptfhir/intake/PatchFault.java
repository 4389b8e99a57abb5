package org.iptfhir.intake;

import com.github.fge.jsonpatch.JsonPatchException;
import java.util.Optional;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Position;
import org.iptfhir.validation.Severity;

/**
 * Why a patch cannot be applied.
 *
 * @param reason in words of the sender's world
 * @param remedy what the sender should do
 */
record PatchFault(String reason, String remedy) {
    /** Of a JSON Patch. What Jackson says of a text that is none names its own classes. */
    static PatchFault of(Exception e) {
        return new PatchFault(
                e instanceof JsonPatchException ? String.valueOf(e.getMessage()) : "it is no JSON Patch",
                "Send an array of operations (RFC 6902) whose paths lead to elements that the resource has.");
    }

    /** Of an XML patch. */
    static PatchFault ofXml(String reason) {
        return new PatchFault(
                reason,
                "Send a diff (RFC 5261) of which each sel selects one element or attribute that the resource has, by"
                        + " names with the prefix of FHIR's namespace.");
    }

    /** Of a patch in FHIR. */
    static PatchFault ofFhirPatch(String reason) {
        return new PatchFault(
                reason, "Correct the path or the value of the operation: FHIR must allow both in the resource.");
    }

    /**
     * The finding.
     *
     * @param target type and id of the resource
     */
    Finding finding(String target, String path, Position position) {
        return new Finding(
                "Unfit_Patch",
                Severity.ERROR,
                IssueKind.STRUCTURE,
                path,
                position,
                "The patch cannot be applied to " + target + ": " + reason + ".",
                Optional.of(remedy),
                Optional.empty());
    }
}
