/** Load on a running server, as many clients at once would put it there. */
@NullMarked
package org.iptfhir.load;

import org.jspecify.annotations.NullMarked;
