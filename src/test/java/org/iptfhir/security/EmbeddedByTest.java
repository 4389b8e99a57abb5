package org.iptfhir.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.iptfhir.NoServer;
import org.iptfhir.start.CannotStartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which origins may be named. */
@NoServer
class EmbeddedByTest {
    @Test
    void originsAreSchemeNameAndPort() {
        List<String> origins = List.of("https://ehr.hospital.example", "http://localhost:3000");
        assertThat(new EmbeddedBy(origins).origins()).isEqualTo(origins);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.hospital.example",
                "ehr.hospital.example",
                "https://ehr.hospital.example/",
                "https://a.example; script-src *",
                "'self'"
            })
    void whatIsNoOriginIsRefused(String origin) {
        List<String> origins = List.of("https://ehr.hospital.example", origin);
        assertThatThrownBy(() -> new EmbeddedBy(origins))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining(origin);
    }
}
