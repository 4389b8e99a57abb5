package org.iptfhir.store.database;

import java.sql.SQLTransientConnectionException;

/** No connection to the database is to be had. */
final class NoConnectionException extends SQLTransientConnectionException {
    private static final long serialVersionUID = 1;

    private final DatabaseFault fault;

    NoConnectionException(DatabaseFault fault) {
        super(fault.name());
        this.fault = fault;
    }

    NoConnectionException(DatabaseFault fault, SQLTransientConnectionException cause) {
        super(fault.name(), cause);
        this.fault = fault;
    }

    DatabaseFault fault() {
        return fault;
    }
}
