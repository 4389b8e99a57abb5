package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.iptfhir.guide.Guide;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ipt-fhir package}. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description = "Writes the guide as a FHIR package, for other validators and servers.")
final class PackageCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where to write it; the working directory by default.")
    private Path directory = Path.of(".");

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command");
        }
        Guide guide = Guide.read(FhirContext.forR4Cached());
        Path file = Files.createDirectories(directory).resolve(guide.packageId() + "-" + guide.version() + ".tgz");
        try (InputStream content = guide.openPackage()) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        spec.commandLine().getOut().println(file);
        return ExitCode.FINE;
    }
}
