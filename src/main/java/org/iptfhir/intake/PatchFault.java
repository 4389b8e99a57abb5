package org.iptfhir.intake;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
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
    /** Id of a finding that tells of one. */
    static final String ID = "Unfit_Patch";

    /** Of a JSON Patch. */
    static PatchFault ofJson(String reason) {
        return new PatchFault(
                reason, "Send an array of operations (RFC 6902) whose paths lead to elements that the resource has.");
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

    /** Of a patch that would give the resource another id. */
    static PatchFault ofId() {
        return new PatchFault("it changes the id", "Leave the id as it is: a resource keeps its address.");
    }

    /** The finding about a resource as a whole. */
    Finding finding(Resource target) {
        return new Finding(
                ID,
                Severity.ERROR,
                IssueKind.STRUCTURE,
                target.fhirType(),
                new Position(1, 1),
                "The patch cannot be applied to "
                        + target.getIdElement().toUnqualifiedVersionless().getValue() + ": " + reason + ".",
                Optional.of(remedy),
                Optional.empty());
    }
}
