package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import com.github.dnault.xmlpatch.PatchException;
import com.github.dnault.xmlpatch.Patcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Applies XML patches as HAPI does, which fails itself at those that do not fit. */
final class XmlPatches {
    private final FhirContext fhirContext;

    XmlPatches(FhirContext fhirContext) {
        this.fhirContext = fhirContext;
    }

    /** Why a patch cannot be applied; empty when it can. */
    Optional<PatchFault> fault(Resource before, byte[] patch) {
        byte[] resource =
                fhirContext.newXmlParser().encodeResourceToString(before).getBytes(StandardCharsets.UTF_8);
        try {
            Patcher.patch(
                    new ByteArrayInputStream(resource),
                    new ByteArrayInputStream(patch),
                    OutputStream.nullOutputStream());
            return Optional.empty();
        } catch (PatchException e) {
            String condition =
                    e.getErrorCondition().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return Optional.of(PatchFault.ofXml("RFC 5261 calls its fault: " + condition));
        } catch (IOException
                | RuntimeException e) { // the library has no one exception for what cannot be read or added
            return Optional.of(PatchFault.ofXml("it is no diff, or what it adds cannot stand there"));
        }
    }
}
