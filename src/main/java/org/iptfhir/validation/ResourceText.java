package org.iptfhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * A resource as it was sent: the text itself, because parsing loses what it does not know, and every position.
 *
 * @param bytes the text, expected in UTF-8; not changed by anybody
 * @param format how it is written
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of every body would cost more than it protects
public record ResourceText(byte[] bytes, Format format) {
    /** A resource in the format that its first letter tells. */
    public static ResourceText of(byte[] bytes) {
        return new ResourceText(bytes, Format.of(bytes));
    }

    /** A resource written in JSON. */
    public static ResourceText json(byte[] bytes) {
        return new ResourceText(bytes, Format.JSON);
    }

    /** A resource written in XML. */
    public static ResourceText xml(byte[] bytes) {
        return new ResourceText(bytes, Format.XML);
    }

    /**
     * The resource as HAPI reads it, which loses what it does not know.
     *
     * @throws DataFormatException when HAPI cannot read it
     */
    public IBaseResource parsed(FhirContext fhir) {
        IParser parser = format == Format.JSON ? fhir.newJsonParser() : fhir.newXmlParser();
        try {
            return parser.parseResource(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw new DataFormatException(e); // HAPI's parser trips over texts that no FHIR resource looks like
        }
    }
}
