package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import com.github.dnault.xmlpatch.PatchException;
import com.github.dnault.xmlpatch.Patcher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.validation.ResourceText;

/** Applies XML patches. */
final class XmlPatches {
    private final FhirContext fhirContext;

    XmlPatches(FhirContext fhirContext) {
        this.fhirContext = fhirContext;
    }

    /**
     * A resource after a patch.
     *
     * @throws InapplicablePatch when it cannot be applied
     */
    ResourceText patched(Resource before, byte[] patch) throws InapplicablePatch {
        byte[] resource =
                fhirContext.newXmlParser().encodeResourceToString(before).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        try {
            Patcher.patch(new ByteArrayInputStream(resource), new ByteArrayInputStream(patch), after);
            return ResourceText.xml(after.toByteArray());
        } catch (PatchException e) {
            String condition =
                    e.getErrorCondition().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            throw new InapplicablePatch(PatchFault.ofXml("RFC 5261 calls its fault: " + condition));
        } catch (IOException
                | RuntimeException e) { // the library has no one exception for what cannot be read or added
            throw new InapplicablePatch(PatchFault.ofXml("it is no diff, or what it adds cannot stand there"));
        }
    }
}
