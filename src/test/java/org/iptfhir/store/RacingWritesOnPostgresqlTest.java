package org.iptfhir.store;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedPostgresql;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgresql.class)
class RacingWritesOnPostgresqlTest extends RacingWrites {
    RacingWritesOnPostgresqlTest(RunningServer server) {
        super(server);
    }
}
