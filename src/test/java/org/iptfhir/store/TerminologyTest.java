package org.iptfhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the picker of a form asks. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class TerminologyTest {
    private static final String PHASES = "/ValueSet/$expand?url=https://w3id.org/ipt-fhir/ValueSet/phase";

    private final RunningServer server;

    TerminologyTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void expandsAValueSetWithWhatR4Requires() {
        ValueSet expanded = expanded(PHASES);
        assertThat(expanded.getUrl()).isEqualTo("https://w3id.org/ipt-fhir/ValueSet/phase");
        assertThat(expanded.hasStatus()).isTrue();
        assertThat(expanded.getExpansion().hasTimestamp()).isTrue();
        assertThat(expanded.getExpansion().getContains())
                .extracting(ValueSetExpansionContainsComponent::getCode)
                .contains("initial", "middle", "termination");
    }

    @Test
    void listsCodesAsTheirSystemDoes() {
        assertThat(expanded("/ValueSet/contact/$expand").getExpansion().getContains())
                .extracting(ValueSetExpansionContainsComponent::getCode)
                .containsExactly("daily", "weekly", "monthly", "rarely", "none");
    }

    @Test
    void saysWhatACodeMeans() {
        String lookup = "/CodeSystem/$lookup?system=https://w3id.org/ipt-fhir/CodeSystem/rule&code=C02";
        assertThat(server.get(lookup).body())
                .contains("\"definition\"", "IPT works on one focus", "\"remedy\"", "Keep rank primary");
        assertThat(server.get(lookup + "&property=severity").body())
                .contains("\"severity\"")
                .doesNotContain("Keep rank primary");
    }

    @Test
    void findsWhatWasTyped() {
        assertThat(expanded(PHASES + "&filter=TERM").getExpansion().getContains())
                .extracting(ValueSetExpansionContainsComponent::getCode)
                .containsExactly("termination");
        assertThat(expanded("/ValueSet/phase/$expand?filter=nothing")
                        .getExpansion()
                        .getContains())
                .isEmpty();
    }

    @Test
    void givesOnePageAtATime() {
        ValueSet first = expanded(PHASES + "&count=2");
        ValueSet second = expanded(PHASES + "&offset=2&count=2");
        assertThat(first.getExpansion().getContains()).hasSize(2);
        assertThat(first.getExpansion().getTotal()).isGreaterThan(4);
        assertThat(second.getExpansion().getOffset()).isEqualTo(2);
        assertThat(second.getExpansion().getContains())
                .extracting(ValueSetExpansionContainsComponent::getCode)
                .doesNotContainAnyElementsOf(first.getExpansion().getContains().stream()
                        .map(ValueSetExpansionContainsComponent::getCode)
                        .toList());
    }

    @Test
    void doesNotOfferWhatCannotWork() {
        assertThat(server.get("/CodeSystem/$subsumes?system=https://w3id.org/ipt-fhir/CodeSystem/problem-area"
                                + "&codeA=grief&codeB=role-dispute")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.get("/metadata").body()).doesNotContain("subsumes");
    }

    private ValueSet expanded(String path) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(ValueSet.class, server.get(path).body());
    }
}
