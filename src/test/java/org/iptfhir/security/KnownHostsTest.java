package org.iptfhir.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A page whose name leads to this machine gets nothing from a server that asks for no token. */
@ExtendWith(SharedServer.class)
class KnownHostsTest {
    private final RunningServer server;

    KnownHostsTest(RunningServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/Patient", "/fhir/metadata", "/", "/actuator/health", "/ig/package.tgz"})
    void anotherNameIsRefused(String path) throws IOException {
        assertThat(answer(path, "attacker.example:8080"))
                .startsWith("HTTP/1.1 421")
                .contains("application/fhir+json", "OperationOutcome", "ipt.security.hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "localhost.attacker.example",
                "127.0.0.1.attacker.example",
                "192.0.2.7",
                "[2001:db8::1]:8080",
                "2130706433",
                "notlocalhost",
                ""
            })
    void whatOnlyLooksLikeThisMachineIsRefused(String host) throws IOException {
        assertThat(answer("/actuator/health", host)).startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "localhost.:8080",
                "ipt.localhost:8080",
                "127.0.0.1",
                "127.0.0.1:8080",
                "127.9.9.9",
                "[::1]",
                "[::1]:8080"
            })
    void namesAndAddressesOfThisMachineAreAnswered(String host) throws IOException {
        assertThat(answer("/actuator/health", host)).startsWith("HTTP/1.1 200");
    }

    @Test
    void furtherNamesAreAnswered() throws Exception {
        KnownHosts hosts = new KnownHosts(List.of("ipt.clinic.example"));
        for (String host : List.of("ipt.clinic.example", "IPT.clinic.example:443")) {
            assertThat(status(hosts, host)).isEqualTo(200);
        }
        assertThat(status(hosts, "other.clinic.example")).isEqualTo(421);
    }

    private static int status(KnownHosts hosts, String host) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/fhir/Patient");
        request.addHeader("Host", host);
        MockHttpServletResponse response = new MockHttpServletResponse();
        hosts.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private String answer(String path, String host) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
