package org.iptfhir.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.JsonParser;
import org.hl7.fhir.r5.elementmodel.ParserBase;
import org.hl7.fhir.r5.elementmodel.ParserBase.ValidationPolicy;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.elementmodel.XmlParser;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/** Reads texts with the engine's parsers, which note what they cannot read instead of failing at it. */
final class EngineReader {
    private static final byte[] COMMENT = "<!---->".getBytes(StandardCharsets.UTF_8);

    private final IWorkerContext definitions;
    private final ProfileUtilities profileUtilities;
    private final ForeignClaims claims;

    EngineReader(IWorkerContext definitions) {
        this.definitions = definitions;
        profileUtilities = new ProfileUtilities(definitions, null, null);
        claims = new ForeignClaims(definitions);
    }

    /** The text as trees of elements, without the claims that the engine must not follow. */
    Reading read(ResourceText text) {
        ParserBase parser = text.format() == Format.JSON ? jsonParser() : new XmlParser(definitions);
        parser.setupValidation(ValidationPolicy.EVERYTHING);
        try {
            byte[] bytes = text.format() == Format.XML ? withoutBlankBegin(text.bytes()) : text.bytes();
            List<ValidatedFragment> fragments = parser.parse(new ByteArrayInputStream(bytes));
            List<ValidationMessage> messages = new ArrayList<>();
            for (ValidatedFragment fragment : fragments) {
                if (fragment.getElement() != null) {
                    messages.addAll(claims.takeOut(fragment.getElement()));
                }
            }
            return new Reading(fragments, messages);
        } catch (IOException e) {
            throw new FHIRException(e);
        }
    }

    /** The engine takes blanks before the first tag for another encoding: a comment begins in their place. */
    private static byte[] withoutBlankBegin(byte[] xml) {
        int blanks = 0;
        while (blanks < xml.length && (xml[blanks] == ' ' || xml[blanks] == '\t')) {
            blanks++;
        }
        boolean isBlank = blanks > 0 || (xml.length > 0 && (xml[0] == '\n' || xml[0] == '\r'));
        if (!isBlank) {
            return xml;
        }
        // Over the blanks where there are enough, so that columns stay.
        int over = Math.min(blanks, COMMENT.length);
        byte[] readable = new byte[xml.length - over + COMMENT.length];
        System.arraycopy(COMMENT, 0, readable, 0, COMMENT.length);
        System.arraycopy(xml, over, readable, COMMENT.length, xml.length - over);
        return readable;
    }

    /** The engine's parser makes a FHIRPath engine and empty caches of its own for every text; this one shares them. */
    private JsonParser jsonParser() {
        return new JsonParser(definitions, profileUtilities) {
            @Override
            protected StructureDefinition getDefinition(
                    List<ValidationMessage> errors, int line, int column, String type) {
                StructureDefinition known =
                        type != null && definitions.getResourceNamesAsSet().contains(type)
                                ? definitions.fetchTypeDefinition(type)
                                : null;
                return known != null ? known : super.getDefinition(errors, line, column, type);
            }
        };
    }
}
