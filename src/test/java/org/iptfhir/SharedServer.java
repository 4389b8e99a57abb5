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
 * tests. It keeps what they write, so a test counts only resources that it can tell from those of others. Classes that need
 * a server of their own get what it had after its start ({@link InstalledGuide}).
 */
public final class SharedServer implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningServer.class || type == InstalledGuide.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = started(context);
        return parameter.getParameter().getType() == InstalledGuide.class ? started.guide() : started.server();
    }

    /** The server of a test run, started when the first test asks for it. */
    public static RunningServer of(ExtensionContext context) {
        return started(context).server();
    }

    private static Started started(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .getOrComputeIfAbsent(Started.class, type -> Started.now(), Started.class);
    }

    private record Started(Path dataDirectory, RunningServer server, InstalledGuide guide)
            implements CloseableResource {
        static Started now() {
            try {
                Path dataDirectory = Files.createTempDirectory("ipt-fhir-test");
                RunningServer server = RunningServer.in(dataDirectory);
                return new Started(dataDirectory, server, InstalledGuide.of(server));
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
