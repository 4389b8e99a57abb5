package org.iptfhir;

/** The only entry point of the program. */
public final class IptFhir {
    private IptFhir() {}

    /** Starts what the first word names: {@code serve} (also without a word) starts the server. */
    public static void main(String[] arguments) {
        IptServer.start(arguments);
    }
}
