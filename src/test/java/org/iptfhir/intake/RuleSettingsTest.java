package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.guide.Guide;
import org.iptfhir.therapy.Span;
import org.iptfhir.therapy.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site can set about variants: narrower ranges, and nothing else. */
class RuleSettingsTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private static RuleSettings settings(String variant, String range, String value) {
        return new RuleSettings(GateMode.WARN, Map.of(variant, Map.of(range, value)));
    }

    @Test
    void narrowsOneRangeAndLeavesTheOthers() {
        Variant ipt = settings("ipt", "days-between", " 6 - 8 ")
                .ofSite()
                .variants(Guide.read(FHIR))
                .ofCode("ipt")
                .orElseThrow();
        assertThat(ipt.daysBetween()).isEqualTo(new Span(6, 8));
        assertThat(ipt.sessions()).isEqualTo(new Span(12, 16));
        assertThat(ipt.minutes()).isEqualTo(new Span(45, 60));
        assertThat(ipt.youngest()).isEqualTo(Optional.of(18));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ipt   | sessions     | 11-14 | 11-14 sessions would widen what the manual of IPT plans, which is 12-16.
            ipt   | minutes      | 45-61 | 45-61 minutes of a session would widen
            ipt-b | days-between | 1-30  | 1-30 days between two sessions would widen what the manual of Brief IPT plans
            ipt   | sessions     | 14-12 | 14 is above 12
            ipt   | sessions     | 12    | 12 is no range: write two numbers
            ipt   | session      | 12-14 | ipt.session is no range of a variant; those are sessions, minutes and days-between.
            iptx  | sessions     | 12-14 | There is no variant iptx; the variants are ipt, ipt-a,
            """)
    void refusesWhatIsNotNarrower(String variant, String range, String value, String told) {
        assertThatThrownBy(() -> settings(variant, range, value).ofSite().check(FHIR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }
}
