/** The read model: what counts of each course in a row of its own, so that a question about many is one scan. */
@NullMarked
package org.iptfhir.store.cohort;

import org.jspecify.annotations.NullMarked;
