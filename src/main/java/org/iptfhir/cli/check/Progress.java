package org.iptfhir.cli.check;

/** Is told how far a check has come; for one thread. */
public interface Progress {
    /** So many bytes more of the named files were read. */
    void read(long bytes);

    /** One text more was checked. */
    void told();

    /** Something else is about to be written to the terminal. */
    void makeRoom();

    /** Ends what is drawn; a second time does nothing. */
    void close();

    /** One that says nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void read(long bytes) {}

            @Override
            public void told() {}

            @Override
            public void makeRoom() {}

            @Override
            public void close() {}
        };
    }
}
