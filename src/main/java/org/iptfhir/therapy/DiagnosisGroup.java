package org.iptfhir.therapy;

import java.util.Optional;
import java.util.Set;

/**
 * Diagnoses that matter together for the choice of IPT or of a variant. What belongs to it comes from the published guide.
 *
 * @param code such as {@code bipolar-disorder}
 * @param name such as {@code Bipolar disorder}
 * @param caution why IPT is given with caution to who has one of them; empty where it is not
 * @param variants codes of the variants that were made for them
 * @param monthsAfter how long after they are over the variants are still right; empty where they last
 */
public record DiagnosisGroup(
        String code, String name, Optional<String> caution, Set<String> variants, Optional<Integer> monthsAfter) {
    public DiagnosisGroup {
        variants = Set.copyOf(variants);
    }

    /** Whether IPT of a variant is given with caution to who has one of them. */
    public boolean asksForCautionWith(Optional<String> variant) {
        return caution.isPresent() && variant.filter(variants::contains).isEmpty();
    }
}
