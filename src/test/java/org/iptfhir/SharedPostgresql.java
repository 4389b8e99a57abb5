package org.iptfhir;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** Hands test classes the one server over PostgreSQL that all of a test run share, as {@link SharedServer} does over H2. */
public final class SharedPostgresql implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningServer.class;
    }

    @Override
    public RunningServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedPostgresql.class))
                .getOrComputeIfAbsent(Started.class, type -> Started.now(), Started.class)
                .server();
    }

    private record Started(EmbeddedPostgres postgres, Path dataDirectory, RunningServer server)
            implements CloseableResource {
        static Started now() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Path dataDirectory = Files.createTempDirectory("ipt-fhir-test");
                RunningServer server = RunningServer.in(
                        dataDirectory,
                        "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=postgres");
                return new Started(postgres, dataDirectory, server);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            postgres.close();
            FileSystemUtils.deleteRecursively(dataDirectory);
        }
    }
}
