package org.iptfhir.store;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import org.hibernate.dialect.Dialect;

/** The databases that the server runs on. */
enum Database {
    H2("jdbc:h2:", DriverTypeEnum.H2_EMBEDDED),
    POSTGRESQL("jdbc:postgresql:", DriverTypeEnum.POSTGRES_9_4);

    private final String urlPrefix;
    private final DriverTypeEnum driver;

    Database(String urlPrefix, DriverTypeEnum driver) {
        this.urlPrefix = urlPrefix;
        this.driver = driver;
    }

    /**
     * The database that a JDBC URL names.
     *
     * @throws IllegalArgumentException when it is neither H2 nor PostgreSQL
     */
    static Database of(String url) {
        for (Database database : values()) {
            if (url.startsWith(database.urlPrefix)) {
                return database;
            }
        }
        throw new IllegalArgumentException(
                "spring.datasource.url must begin with jdbc:h2: or jdbc:postgresql:, the databases that ipt-fhir runs on.");
    }

    /** HAPI's migrator's name for it. */
    DriverTypeEnum driver() {
        return driver;
    }

    /** The numbers from 0 on, some tens of thousands, as a table with one column. */
    String numbers(String column) {
        return switch (this) {
            case H2 -> "system_range(0, 65535) as numbers(" + column + ")";
            case POSTGRESQL -> "generate_series(0, 65535) as numbers(" + column + ")";
        };
    }

    /** HAPI's Hibernate dialect for it. */
    Dialect dialect() {
        return switch (this) {
            case H2 -> new HapiFhirH2Dialect();
            case POSTGRESQL -> new HapiFhirPostgresDialect();
        };
    }
}
