package org.iptfhir.translate;

import ca.uhn.fhir.util.ExtensionUtil;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;

/**
 * Extensions by their url, of elements that may have more of them than they should: that is told elsewhere, and a site
 * that is just connecting stores it.
 */
public final class FirstExtension {
    private FirstExtension() {}

    /** The first one with a url. */
    public static Optional<Extension> of(IBaseHasExtensions element, String url) {
        return Optional.ofNullable((Extension) ExtensionUtil.getExtensionByUrl(element, url));
    }

    /** The value of the first one with a url; empty where it has none. */
    public static Optional<Type> value(IBaseHasExtensions element, String url) {
        return of(element, url).map(Extension::getValue);
    }
}
