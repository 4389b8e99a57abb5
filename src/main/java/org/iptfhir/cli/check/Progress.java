package org.iptfhir.cli.check;

/** Is told how far a check has come; for one thread. */
public interface Progress {
    /** So many bytes more of the named files were read. */
    void read(long bytes);

    /** One text more was checked. */
    void told();

    /** Ends what is drawn. */
    void close();

    /** One that says nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void read(long bytes) {}

            @Override
            public void told() {}

            @Override
            public void close() {}
        };
    }
}
