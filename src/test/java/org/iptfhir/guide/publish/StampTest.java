package org.iptfhir.guide.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.api.Test;

class StampTest {
    private final Stamp stamp = new Stamp(guide());

    @Test
    void givesADefinitionOfTheGuideItsVersionDateAndPublisher() {
        Questionnaire inventory = new Questionnaire();
        inventory.setUrl("https://example.org/guide/Questionnaire/inventory");
        stamp.on(inventory);
        assertThat(inventory.getVersion()).isEqualTo("1.2.3");
        assertThat(inventory.getDateElement().getValueAsString()).isEqualTo("2026-01-31");
        assertThat(inventory.getPublisher()).isEqualTo("Example");
    }

    @Test
    void leavesAVersionThatStandsThere() {
        Questionnaire inventory = new Questionnaire();
        inventory.setUrl("https://example.org/guide/Questionnaire/inventory").setVersion("9");
        stamp.on(inventory);
        assertThat(inventory.getVersion()).isEqualTo("9");
    }

    @Test
    void givesACodeSystemOfOthersNoVersion() {
        CodeSystem fragment = new CodeSystem();
        fragment.setUrl("http://loinc.org");
        stamp.on(fragment);
        assertThat(fragment.getVersion()).isNull();
    }

    private static ImplementationGuide guide() {
        ImplementationGuide guide = new ImplementationGuide();
        guide.setUrl("https://example.org/guide/ImplementationGuide/example");
        guide.setVersion("1.2.3").setPublisher("Example").setDateElement(new DateTimeType("2026-01-31"));
        return guide;
    }
}
