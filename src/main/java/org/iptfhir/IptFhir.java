package org.iptfhir;

import java.util.Arrays;
import org.iptfhir.cli.ServerProcess;
import org.iptfhir.cli.Usage;

/** The only entry point of the program. */
public final class IptFhir {
    private static final String SERVE = "serve";

    private IptFhir() {}

    /** Starts what the first word names: {@code serve} (also without a word) starts the server. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && !arguments[0].equals(SERVE) && !arguments[0].startsWith("-")) {
            Usage.refuse(arguments[0]);
        }
        String[] settings = arguments.length > 0 && arguments[0].equals(SERVE)
                ? Arrays.copyOfRange(arguments, 1, arguments.length)
                : arguments;
        ServerProcess.replaceThisOne(IptFhir.class, settings);
        IptServer.start(settings);
    }
}
