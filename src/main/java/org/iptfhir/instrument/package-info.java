/** What an instrument of measurement-based care is: its items, how they are scored, its bands and thresholds. */
@NullMarked
package org.iptfhir.instrument;

import org.jspecify.annotations.NullMarked;
