package org.iptfhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;

/** The two forms in which FHIR is written. */
public enum Format {
    JSON("application/fhir+json"),
    XML("application/fhir+xml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The formats in which this test run sends the guide's examples: a second database needs one. */
    public static List<Format> inUse() {
        return TestDatabase.isPostgresql() ? List.of(JSON) : List.of(values());
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
