package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.iptfhir.guide.Guide;
import picocli.CommandLine.Command;

/** {@code ipt-fhir profiles}. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        description = "Lists the guide's profiles: name, type, what it is, canonical.")
final class ProfilesCommand implements Callable<Integer> {
    private final CommandSession session;

    ProfilesCommand(CommandSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PrintWriter out = session.out();
        List<StructureDefinition> profiles =
                Guide.read(FhirContext.forR4Cached()).definitions("StructureDefinition").stream()
                        .map(definition -> (StructureDefinition) definition.resource())
                        .filter(profile -> !profile.getType().equals("Extension"))
                        .sorted(Comparator.comparing(StructureDefinition::getType)
                                .thenComparing(StructureDefinition::getIdPart))
                        .toList();
        for (StructureDefinition profile : profiles) {
            out.printf("%-28s %-22s %s%n", profile.getIdPart(), profile.getType(), profile.getTitle());
            out.printf("%-28s %s%n", "", profile.getUrl());
        }
        return ExitCode.FINE;
    }
}
