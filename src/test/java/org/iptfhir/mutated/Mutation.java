package org.iptfhir.mutated;

import java.util.Random;

/** Makes another request of one. */
@FunctionalInterface
interface Mutation {
    /** The other request; the same one where it has nothing to change. */
    RawRequest of(RawRequest request, Random chance);
}
