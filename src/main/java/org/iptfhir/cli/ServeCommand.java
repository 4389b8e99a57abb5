package org.iptfhir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ipt-fhir serve}, which the program runs before this command line is looked at; here it is only described. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the server; settings are written as --key=value, such as --server.port=8081.")
final class ServeCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new IllegalStateException("the server is started without this command line");
    }
}
