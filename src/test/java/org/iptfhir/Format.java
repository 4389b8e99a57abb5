package org.iptfhir;

import ca.uhn.fhir.context.FhirContext;

/** The two forms in which FHIR is written. */
public enum Format {
    JSON("application/fhir+json"),
    XML("application/fhir+xml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What a request says of its body. */
    public String mediaType() {
        return mediaType;
    }

    /** A resource in this form: JSON stays as it is. */
    public String of(String json) {
        if (this == JSON) {
            return json;
        }
        FhirContext fhir = FhirContext.forR4Cached();
        return fhir.newXmlParser().encodeResourceToString(fhir.newJsonParser().parseResource(json));
    }
}
