package org.iptfhir.validation;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Narrowing;

/**
 * What a site has decided about the rules: it can be stricter than the guide, and never more lenient.
 *
 * @param strictGates whether what has to be there before the middle phase begins is asked for, not only missed
 * @param narrowings the variants whose ranges it plans more narrowly, by their codes
 */
public record SiteRules(boolean strictGates, Map<String, Narrowing> narrowings) {
    public SiteRules {
        narrowings = Map.copyOf(narrowings);
    }

    /** Those of a site that has decided nothing. */
    public static SiteRules ofTheGuide() {
        return new SiteRules(false, Map.of());
    }

    /**
     * The guide's variants as the site plans them.
     *
     * @throws IllegalArgumentException when the site would be more lenient, or names a variant that does not exist
     */
    public Variants variants(Guide guide) {
        return Variants.of(guide).narrowed(narrowings);
    }

    /**
     * Looks whether they can be used with the published guide.
     *
     * @throws IllegalArgumentException when they cannot
     */
    public void check(FhirContext fhir) {
        variants(Guide.read(fhir));
    }
}
