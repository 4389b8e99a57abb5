package org.iptfhir.intake;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedPostgresql;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgresql.class)
class RulesOverStoredCoursesOnPostgresqlTest extends RulesOverStoredCourses {
    RulesOverStoredCoursesOnPostgresqlTest(RunningServer server) {
        super(server);
    }
}
