package org.iptfhir.validation.course;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;

/** A rule over several resources. One class for each, so that it can be read beside its text in the guide. */
interface CourseRule {
    /** Id in the guide's code system {@code rule}. */
    String id();

    /** What it has to find out, in words that go on from "it cannot be told". */
    String needs();

    /** Whose record it would look at for a resource; nobody's where the resource claims nothing that it judges. */
    Scope scope(Resource resource);

    /**
     * The records that one writer at a time may change: those of its scope, and what they are known as elsewhere.
     *
     * @param stored as it is before they are locked
     */
    default Set<String> records(Written written, CourseReader stored) {
        return scope(written.resource()).records();
    }

    /**
     * How a stored resource breaks it by what it is no more.
     *
     * @param before as it was stored until now
     */
    default List<CourseBreach> checkChange(Resource before, Resource resource, CourseReader stored) {
        return List.of();
    }

    /**
     * Whether the course alone is told where it and its part are written together, since a fault between them has many
     * places then.
     */
    default boolean isToldOfTheCourse() {
        return false;
    }

    /**
     * How a resource breaks it. Called when {@link #scope} finds something to judge, with nobody else writing to the records that it names.
     *
     * @param resource that is written; what is stored includes it
     */
    List<CourseBreach> check(Resource resource, CourseReader stored);
}
