package org.iptfhir;

import java.util.Arrays;
import org.iptfhir.cli.IptFhirCommand;
import org.iptfhir.cli.ProgramProcess;

/** The only entry point of the program. */
public final class IptFhir {
    private static final String SERVE = "serve";

    private IptFhir() {}

    /**
     * Starts what the first word names: {@code serve}, or settings alone, start the server; every other word is a command,
     * which starts no Spring.
     */
    public static void main(String[] arguments) {
        boolean isServe = arguments.length > 0 && arguments[0].equals(SERVE);
        if (arguments.length == 0 || isServe || isSetting(arguments[0])) {
            String[] settings = isServe ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
            if (settings.length == 0 || isSetting(settings[0])) {
                ProgramProcess.serve(IptFhir.class, settings);
                IptServer.start(settings);
                return;
            }
        }
        ProgramProcess.command(IptFhir.class, arguments);
        System.setProperty("logback.configurationFile", "org/iptfhir/cli/logback.xml");
        IptFhirCommand.runAndExit(arguments);
    }

    /** Such as {@code --server.port=8081}, or {@code --debug}; not {@code --help}. */
    private static boolean isSetting(String argument) {
        return argument.startsWith("--") && !argument.equals("--help") && !argument.equals("--version");
    }
}
