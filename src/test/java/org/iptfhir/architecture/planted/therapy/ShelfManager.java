package org.iptfhir.architecture.planted.therapy;

import jakarta.persistence.Entity;
import java.time.Instant;
import org.iptfhir.architecture.planted.report.Sheet;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks, on purpose: plain Java, arrows, database, clock, field injection, names, printing. */
@Entity
public class ShelfManager {
    @Autowired
    Sheet sheet = new Sheet();

    Instant opened = Instant.now();

    void show() {
        System.out.println(sheet);
    }
}
