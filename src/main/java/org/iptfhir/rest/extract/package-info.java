/** SDC's {@code $extract}: what answers yield. */
@NullMarked
package org.iptfhir.rest.extract;

import org.jspecify.annotations.NullMarked;
