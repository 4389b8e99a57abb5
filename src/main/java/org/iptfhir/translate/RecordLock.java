package org.iptfhir.translate;

import java.util.Set;

/**
 * Lets one transaction at a time count what a record holds: without it, two that look at the same moment each find room
 * for one more.
 */
public interface RecordLock {
    /**
     * Waits until no other transaction holds one of the records, then holds them all until the transaction at hand ends.
     *
     * @param records what the counting is about, each with its type, such as {@code Patient/123}
     */
    void hold(Set<String> records);
}
