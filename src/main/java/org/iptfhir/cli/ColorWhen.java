package org.iptfhir.cli;

/** When text is coloured. */
enum ColorWhen {
    AUTO,
    ALWAYS,
    NEVER;

    /** Whether it is, on this standard output; {@code NO_COLOR} says no, as people expect of it. */
    boolean isColored() {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                Terminal.isStandardOutput()
                        && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(System.getenv("TERM"));
        };
    }
}
