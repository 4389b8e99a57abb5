package org.iptfhir.journey;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The marks of writes that a server has acknowledged, by their kind. */
final class AcknowledgedWrites {
    private final Map<WriteKind, Set<String>> marks = new ConcurrentHashMap<>();

    AcknowledgedWrites() {
        for (WriteKind kind : WriteKind.values()) {
            marks.put(kind, ConcurrentHashMap.newKeySet());
        }
    }

    Set<String> of(WriteKind kind) {
        return marks.getOrDefault(kind, Set.of());
    }

    /** Takes over what others hold at this moment. */
    void addAll(AcknowledgedWrites others) {
        for (WriteKind kind : WriteKind.values()) {
            of(kind).addAll(others.of(kind));
        }
    }

    @Override
    public String toString() {
        StringBuilder counts = new StringBuilder("acknowledged:");
        for (WriteKind kind : WriteKind.values()) {
            counts.append(' ').append(of(kind).size()).append(' ').append(kind);
        }
        return counts.toString();
    }
}
