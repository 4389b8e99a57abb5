package org.iptfhir.mutated;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a text with other readers than the program's own: whether it may be without an error. */
final class StrictReading {
    private static final String MARK = "\uFEFF";

    private final FhirContext fhir = FhirContext.forR4Cached();

    /** Why a text cannot be without an error; empty when it can. */
    Optional<String> objection(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.of("it is not UTF-8");
        }
        String plain = text.startsWith(MARK) ? text.substring(1) : text;
        boolean isXml = plain.stripLeading().startsWith("<");
        byte[] read = plain.getBytes(StandardCharsets.UTF_8);
        if (isXml ? KeptXml.read(read).isEmpty() : Trees.read(read).isEmpty()) {
            return Optional.of("it is not well-formed");
        }
        IParser parser = isXml ? fhir.newXmlParser() : fhir.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        try {
            parser.parseResource(plain);
            return Optional.empty();
        } catch (DataFormatException e) {
            return Optional.of("HAPI's strict parser says: " + e.getMessage());
        }
    }
}
