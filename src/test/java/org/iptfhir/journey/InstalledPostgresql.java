package org.iptfhir.journey;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The files of a PostgreSQL on which the program has installed the guide and has ended. Programs that begin with a copy of
 * them start in half of the time, for tests that are not about the installation. Made when the first test asks for it.
 */
final class InstalledPostgresql implements CloseableResource {
    private final Path files;

    private InstalledPostgresql(Path files) {
        this.files = files;
    }

    /** Hands it to tests. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == InstalledPostgresql.class;
        }

        @Override
        public InstalledPostgresql resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(InstalledPostgresql.class))
                    .getOrComputeIfAbsent(InstalledPostgresql.class, type -> installed(), InstalledPostgresql.class);
        }
    }

    private static InstalledPostgresql installed() {
        try {
            Path directory = Files.createTempDirectory("ipt-fhir-postgresql");
            Path files = directory.resolve("postgresql");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                            .setDataDirectory(files)
                            .setCleanDataDirectory(false)
                            .start();
                    ServerProgram server = ServerProgram.start(directory, settings(postgres, directory))) {
                server.fhir();
                server.end();
            }
            return new InstalledPostgresql(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the guide was installed", e);
        }
    }

    /** Settings of a program that keeps its data there, each as {@code key=value}. */
    static String[] settings(EmbeddedPostgres postgres, Path directory) {
        return List.of(
                        "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username=postgres",
                        "ipt.data-directory=" + directory.resolve("data"))
                .toArray(String[]::new);
    }

    /** Puts the files into a directory that is not there yet. */
    void copyTo(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                // With their permissions: PostgreSQL does not start on what others may read.
                Files.copy(file, directory.resolve(files.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(files.getParent());
    }
}
