package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.File;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.iptfhir.guide.Guide;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "ipt-fhir",
        mixinStandardHelpOptions = true,
        versionProvider = IptFhirCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Interpersonal Psychotherapy in FHIR R4: a validator for files, and a server.",
        footer = {"", "Without a command, and with settings such as --server.port=8081, the server starts."},
        subcommands = {
            ValidateCommand.class,
            ExplainCommand.class,
            ProfilesCommand.class,
            PackageCommand.class,
            SamplesCommand.class,
            ServeCommand.class
        })
public final class IptFhirCommand {
    /** Runs what the arguments say, and ends the program with its code. */
    public static void runAndExit(String... arguments) {
        System.exit(run(CommandSession.ofThisProcess(), arguments));
    }

    /**
     * Runs what the arguments say.
     *
     * @return the code that the program ends with
     */
    static int run(CommandSession session, String... arguments) {
        CommandLine line = new CommandLine(new IptFhirCommand(), new Commands(session));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(session.out());
        line.setErr(session.err());
        line.setParameterExceptionHandler(IptFhirCommand::refuse);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            session.err().println("ipt-fhir failed: " + failure.getMessage());
            return ExitCode.FAILED;
        });
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) { // which picocli lets through, with its whole trace
            session.err().println("ipt-fhir failed: " + e.getClass().getSimpleName() + "; please report it.");
            return ExitCode.FAILED;
        }
    }

    /** Makes the commands, each for a session. */
    private record Commands(CommandSession session) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            Map<Class<?>, Supplier<?>> commands = Map.of(
                    ValidateCommand.class,
                    () -> new ValidateCommand(session),
                    ExplainCommand.class,
                    () -> new ExplainCommand(session),
                    ProfilesCommand.class,
                    () -> new ProfilesCommand(session),
                    PackageCommand.class,
                    () -> new PackageCommand(session),
                    SamplesCommand.class,
                    () -> new SamplesCommand(session, Optional.ofNullable(System.getenv("IPT_FHIR_TOKEN"))));
            Supplier<?> command = commands.get(type);
            if (command != null) {
                return type.cast(command.get());
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    /** Says what is wrong, what was probably meant, and where help is: not the whole help. */
    private static int refuse(ParameterException wrong, String... arguments) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(wrong.getMessage());
        if (arguments.length > 0 && new File(arguments[0]).exists()) {
            err.println("To check files: ipt-fhir validate " + arguments[0]);
        } else {
            UnmatchedArgumentException.printSuggestions(wrong, err);
        }
        err.println("See " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USAGE;
    }

    /** The program's version is that of the guide in it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Guide guide = Guide.read(FhirContext.forR4Cached());
            return new String[] {"ipt-fhir " + guide.version() + " (" + guide.packageId() + "#" + guide.version() + ")"
            };
        }
    }
}
