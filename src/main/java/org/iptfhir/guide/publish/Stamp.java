package org.iptfhir.guide.publish;

import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.Resource;

/** Gives definitions the guide's version, date, publisher and contact: SUSHI leaves them to HL7's publisher. */
record Stamp(ImplementationGuide guide) {

    void on(Resource resource) {
        if (!(resource instanceof MetadataResource definition)) {
            return;
        }
        // A fragment of LOINC or SNOMED CT keeps their url, and our version is not theirs.
        boolean ours = definition.hasUrl() && definition.getUrl().startsWith(canonical() + "/");
        if (ours && !definition.hasVersion() && !(definition instanceof NamingSystem)) {
            definition.setVersion(guide.getVersion());
        }
        if (!definition.hasDate()) {
            definition.setDateElement(guide.getDateElement().copy());
        }
        if (!definition.hasPublisher()) {
            definition.setPublisher(guide.getPublisher());
        }
        if (!definition.hasContact()) {
            guide.getContact().forEach(contact -> definition.addContact(contact.copy()));
        }
        if (ours && definition instanceof CodeSystem codes && !codes.hasCaseSensitive()) {
            codes.setCaseSensitive(true);
        }
    }

    String canonical() {
        return guide.getUrl().replaceFirst("/ImplementationGuide/.*", "");
    }
}
