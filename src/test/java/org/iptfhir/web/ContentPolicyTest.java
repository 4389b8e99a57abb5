package org.iptfhir.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;

/** What pages may do, and who may show them. */
@NoServer
class ContentPolicyTest {
    @Test
    void aPageIsInNoFrameAndAsksNobodyByAForm() {
        assertThat(new ContentPolicy().header()).endsWith("form-action 'none'; frame-ancestors 'none'");
    }

    @Test
    void aPageForFramesIsInThoseOfTheOriginsThatAreNamed() {
        assertThat(new ContentPolicy()
                        .framedBy(List.of("https://ehr.hospital.example", "http://localhost:3000"))
                        .header())
                .endsWith("frame-ancestors 'self' https://ehr.hospital.example http://localhost:3000");
    }

    @Test
    void aStyleInThePageCountsByItsHashAlone() {
        assertThat(new ContentPolicy().style("a{}").header())
                .contains("style-src 'self' 'sha256-")
                .doesNotContain("unsafe");
    }
}
