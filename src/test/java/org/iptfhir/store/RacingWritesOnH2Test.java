package org.iptfhir.store;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class RacingWritesOnH2Test extends RacingWrites {
    RacingWritesOnH2Test(RunningServer server) {
        super(server);
    }
}
