package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.iptfhir.guide.Guide;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ipt-fhir package}. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description = "Writes the guide as a FHIR package, for other validators and servers.")
final class PackageCommand implements Callable<Integer> {
    private final CommandSession session;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where to write it; the working directory by default.")
    private Path directory = Path.of(".");

    PackageCommand(CommandSession session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Guide guide = Guide.read(FhirContext.forR4Cached());
        Path file = Files.createDirectories(directory).resolve(guide.packageId() + "-" + guide.version() + ".tgz");
        try (InputStream content = guide.openPackage()) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        session.out().println(file);
        return ExitCode.FINE;
    }
}
