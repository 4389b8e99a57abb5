package org.iptfhir.validation.course;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.OwnScores;

/**
 * X03, of references: a record of IPT refers to records of the same patient, and to none that was entered in error. It
 * looks at everything that is written together, and reads what that refers to at once.
 *
 * <p>A reference to what was taken back is an error for who makes it. Who finds it there, because the other record was
 * taken back later, or because it came from another system so, is warned: an update must not fail for what somebody
 * else did to another record.
 *
 * <p>Whose record it is is a fault at any time: it is no history that nobody could mend.
 */
final class WithinOneRecord {
    static final String ID = "X03";

    private final OwnScores scores;

    WithinOneRecord(OwnScores scores) {
        this.scores = scores;
    }

    /** What is wrong with each of the resources; those with which nothing is are left out. */
    Map<Written, List<CourseBreach>> check(Collection<Written> written, CourseReader stored) {
        return new RecordsTogether(written, stored, scores).breaches();
    }
}
