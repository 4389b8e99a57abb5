package org.iptfhir.guide;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What a record warns of that is about suicide, read from the guide's value set {@code suicide-risk}. */
public final class SuicideRisk {
    private final Set<String> codes;

    private SuicideRisk(Set<String> codes) {
        this.codes = codes;
    }

    /** Reads the codes of a guide. */
    public static SuicideRisk of(Guide guide) {
        return new SuicideRisk(SnomedCodes.ofValueSet("suicide-risk", guide));
    }

    /** Whether a code of the value set says it. */
    public boolean isMeantBy(CodeableConcept warning) {
        return warning.getCoding().stream()
                .anyMatch(coding -> isSnomed(coding) && coding.hasCode() && codes.contains(coding.getCode()));
    }

    /** Whether a code of SNOMED CT says that it is something else. */
    public boolean isDeniedBy(CodeableConcept warning) {
        return !isMeantBy(warning) && warning.getCoding().stream().anyMatch(SuicideRisk::isSnomed);
    }

    private static boolean isSnomed(Coding coding) {
        return Snomed.SYSTEM.equals(coding.getSystem());
    }
}
