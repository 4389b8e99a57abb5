package org.iptfhir.translate;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * The namespace of the identifiers that this server gives. It is drawn once for each database, so no two hospitals give
 * the same one, and it stays when the address of the server changes.
 *
 * @param system such as {@code urn:uuid:5e4c…}
 */
public record OwnNamespace(String system) {
    private static final String URNS = "urn:uuid:";

    /** What a stored resource is called by elsewhere: its type and id, in this namespace. */
    public Identifier of(Resource stored) {
        return of(LocalReference.to(stored));
    }

    /** An identifier in this namespace. */
    public Identifier of(String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    /** The same as a tag, for what may have one identifier alone and has it. */
    public Coding tagOf(Resource stored) {
        return new Coding().setSystem(system).setCode(LocalReference.to(stored));
    }

    /** Whether a server like this one tagged a resource of a type which it handed over. */
    public static boolean isOfHandedOver(Coding tag, String type) {
        return tag.hasSystem()
                && tag.getSystem().startsWith(URNS)
                && tag.hasCode()
                && tag.getCode().startsWith(type + "/");
    }

    /** Whether a server like this one gave an identifier to a resource of a type which it handed over. */
    public static boolean isOfHandedOver(Identifier identifier, String type) {
        return identifier.hasSystem()
                && identifier.getSystem().startsWith(URNS)
                && identifier.hasValue()
                && identifier.getValue().startsWith(type + "/");
    }
}
