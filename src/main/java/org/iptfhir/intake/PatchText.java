package org.iptfhir.intake;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.validation.Format;
import org.jspecify.annotations.Nullable;

/**
 * A patch that is no resource: in JSON (RFC 6902) or in XML (RFC 5261).
 *
 * @param bytes the text, expected in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, and compared by nobody
record PatchText(Format format, byte[] bytes) {
    private static final String JSON = "application/json-patch+json";
    private static final String XML = "application/xml-patch+xml";
    private static final String BEHIND = PatchText.class.getName();

    /** Empty when the media type is that of neither. */
    static Optional<PatchText> of(@Nullable String mediaType, byte @Nullable [] bytes) {
        if (mediaType == null || bytes == null || bytes.length == 0) {
            return Optional.empty();
        }
        String type = mediaType.strip().toLowerCase(Locale.ROOT);
        if (type.startsWith(JSON)) {
            return Optional.of(new PatchText(Format.JSON, bytes));
        }
        return type.startsWith(XML) ? Optional.of(new PatchText(Format.XML, bytes)) : Optional.empty();
    }

    /** The patch that an entry of a Bundle brings. */
    static Optional<PatchText> in(@Nullable Resource ofEntry) {
        return ofEntry instanceof Binary binary ? of(binary.getContentType(), binary.getData()) : Optional.empty();
    }

    /** A patch in FHIR without operations, which HAPI applies in the place of this one. */
    Parameters standIn() {
        Parameters nothing = new Parameters();
        nothing.setUserData(BEHIND, this);
        return nothing;
    }

    /** The patch in whose place another one stands; empty when that is a patch in FHIR itself. */
    static Optional<PatchText> behind(Parameters patch) {
        return Optional.ofNullable((PatchText) patch.getUserData(BEHIND));
    }
}
