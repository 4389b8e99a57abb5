package org.iptfhir.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/** {@code docker/compose.yaml} and {@code docker/Dockerfile}: closed by default, and in settings that the server knows. */
class ComposeFileTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    @Test
    void asksForEverySecretAndHasNone() throws IOException {
        String text = Files.readString(Path.of("docker/compose.yaml"));
        assertThat(VARIABLE.matcher(text).results().map(variable -> variable.group(1)))
                .hasSize(2)
                .allMatch(variable -> variable.contains(":?"), "stops without a value");
        assertThat("%s %s"
                        .formatted(
                                service("server").get("environment"),
                                service("database").get("environment")))
                .doesNotContainPattern("(?i)(password|token)=");
        assertThat(map(compose().get("secrets"))).containsOnlyKeys("token", "database-password");
    }

    @Test
    void runsTheServerWithoutRightsThatItDoesNotNeed() throws IOException {
        Map<String, Object> server = service("server");
        assertThat(server).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
        assertThat(server.get("security_opt")).asString().contains("no-new-privileges:true");
        List<String> users = Files.readAllLines(Path.of("docker/Dockerfile")).stream()
                .filter(line -> line.startsWith("USER "))
                .toList();
        assertThat(users).containsExactly("USER 10001:10001");
    }

    @Test
    void publishesOnLoopbackOnly() throws IOException {
        assertThat(service("server").get("ports")).isEqualTo(List.of("127.0.0.1:8080:8080"));
        assertThat(service("database")).doesNotContainKey("ports");
    }

    @Test
    void setsWhatTheServerReads() throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                map(service("server").get("environment"))));
        Binder settings = new Binder(ConfigurationPropertySources.from(sources));
        assertThat(settings.bind("ipt.security.token-file", Path.class).get()).isEqualTo(Path.of("/run/secrets/token"));
        assertThat(settings.bind("spring.datasource.url", String.class).get())
                .isEqualTo("jdbc:postgresql://database:5432/ipt");
        assertThat(settings.bind("spring.config.import", String.class).get()).isEqualTo("configtree:/run/secrets/");
        assertThat(service("server").get("secrets"))
                .asString()
                .as("the file's name is the setting that the config tree makes of it")
                .contains("target=spring.datasource.password");
    }

    private static Map<String, Object> service(String name) throws IOException {
        return map(map(compose().get("services")).get(name));
    }

    private static Map<String, Object> compose() throws IOException {
        try (Reader text = Files.newBufferedReader(Path.of("docker/compose.yaml"))) {
            return new Yaml().load(text);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }
}
