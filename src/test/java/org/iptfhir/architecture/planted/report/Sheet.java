package org.iptfhir.architecture.planted.report;

import org.iptfhir.architecture.planted.therapy.ShelfManager;
import org.springframework.core.env.Environment;

/** Breaks, on purpose: a cycle with therapy, Spring on the command line's path. */
public class Sheet {
    private ShelfManager back;
    private Environment spring;

    ShelfManager back() {
        return back;
    }

    Environment spring() {
        return spring;
    }
}
