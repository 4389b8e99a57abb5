package org.iptfhir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.therapy.Span;
import org.iptfhir.therapy.Variant;
import org.junit.jupiter.api.Test;

/** The variants, and the words of the therapy room, against what the guide publishes. */
class VariantsTest {
    private final Guide guide = Guide.read(FhirContext.forR4Cached());
    private final Variants variants = Variants.of(guide);

    @Test
    void iptForAdultsHasTwelveToSixteenWeeklySessions() {
        Variant ipt = variants.ofCode("ipt").orElseThrow();
        assertThat(ipt.name()).isEqualTo("IPT");
        assertThat(ipt.sessions()).isEqualTo(new Span(12, 16));
        assertThat(ipt.minutes()).isEqualTo(new Span(45, 60));
        assertThat(ipt.daysBetween()).isEqualTo(new Span(5, 10));
        assertThat(ipt.youngest()).contains(18);
        assertThat(ipt.oldest()).isEqualTo(Optional.empty());
        assertThat(ipt.phases()).containsExactly(Phase.INITIAL, Phase.MIDDLE, Phase.TERMINATION);
        assertThat(ipt.acute()).isTrue();
    }

    @Test
    void counsellingMayEndWithoutTermination() {
        Variant ipc = variants.ofCode("ipc").orElseThrow();
        assertThat(ipc.phases()).doesNotContain(Phase.TERMINATION);
        assertThat(ipc.has(Phase.TERMINATION)).isTrue();
    }

    @Test
    void aGroupHasSixToTenMembersInWhateverVariant() {
        assertThat(variants.ofCode("ipt-g").orElseThrow().members()).contains(new Span(6, 10));
        assertThat(variants.ofCode("ipt").orElseThrow().members()).isEqualTo(Optional.empty());
        assertThat(variants.membersOfGroup(Optional.of("ipt-a"))).contains(new Span(6, 10));
    }

    @Test
    void maintenanceIsTheOnlyVariantThatIsNotAcute() {
        assertThat(variants.all())
                .filteredOn(variant -> !variant.acute())
                .singleElement()
                .satisfies(maintenance -> {
                    assertThat(maintenance.code()).isEqualTo("ipt-m");
                    assertThat(maintenance.phases()).containsExactly(Phase.MAINTENANCE);
                });
    }

    @Test
    void everyAcuteVariantHasAnInitialAndAMiddlePhase() {
        assertThat(variants.phasesOfEveryAcute()).containsExactly(Phase.INITIAL, Phase.MIDDLE);
    }

    @Test
    void sessionsOfAcuteVariantsAreAtMostSixteenDaysApart() {
        assertThat(variants.daysBetween(true)).isEqualTo(new Span(5, 16));
        assertThat(variants.daysBetween(false)).isEqualTo(new Span(21, 45));
    }

    @Test
    void everyVariantSaysWhereItsNumbersComeFrom() {
        assertThat(variants.all())
                .hasSize(11)
                .allSatisfy(variant -> assertThat(variant.source()).isNotBlank());
    }

    @Test
    void phasesOfAVariantStandInTheirOrder() {
        assertThat(variants.all())
                .allSatisfy(variant -> assertThat(variant.phases()).isSorted());
    }

    @Test
    void theTherapyRoomKnowsExactlyTheCodesThatArePublished() {
        assertThat(Stream.of(Phase.values()).map(Phase::code)).containsExactlyElementsOf(codes("phase"));
        assertThat(Stream.of(EndReason.values()).map(EndReason::code)).containsExactlyElementsOf(codes("end-reason"));
        assertThat(Stream.of(ProblemArea.values()).map(ProblemArea::code))
                .containsExactlyElementsOf(codes("problem-area"));
    }

    private List<String> codes(String id) {
        CodeSystem system =
                (CodeSystem) guide.definition("CodeSystem", id).orElseThrow().resource();
        return system.getConcept().stream()
                .map(ConceptDefinitionComponent::getCode)
                .toList();
    }
}
