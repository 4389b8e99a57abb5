package org.iptfhir.intake;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class RulesOverStoredCoursesOnH2Test extends RulesOverStoredCourses {
    RulesOverStoredCoursesOnH2Test(RunningServer server) {
        super(server);
    }
}
