package org.iptfhir;

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

/**
 * Hands test classes the one server with default settings that all of a test run share: a start takes longer than most
 * tests. It keeps what they write, so a test counts only resources that it can tell from those of others.
 */
public final class SharedServer implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningServer.class;
    }

    @Override
    public RunningServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    /** The server of a test run, started when the first test asks for it. */
    public static RunningServer of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .getOrComputeIfAbsent(Started.class, type -> Started.now(), Started.class)
                .server();
    }

    private record Started(Path dataDirectory, RunningServer server) implements CloseableResource {
        static Started now() {
            try {
                Path dataDirectory = Files.createTempDirectory("ipt-fhir-test");
                return new Started(dataDirectory, RunningServer.in(dataDirectory));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            FileSystemUtils.deleteRecursively(dataDirectory);
        }
    }
}
