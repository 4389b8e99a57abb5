/** A start that cannot succeed: what is wrong and what to do, told in two sentences. */
@NullMarked
package org.iptfhir.start;

import org.jspecify.annotations.NullMarked;
