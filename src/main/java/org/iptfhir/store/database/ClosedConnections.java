package org.iptfhir.store.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Lets the pool give a connection up whose embedded database has closed itself. The driver holds such a connection for
 * valid, and its codes are none that the pool knows.
 */
final class ClosedConnections implements SQLExceptionOverride {
    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException thrown) {
        return DatabaseFault.isOfClosedDatabase(thrown)
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
