/** How much one request may bring or ask for: size and time of its body, values of its search. */
@NullMarked
package org.iptfhir.rest.limit;

import org.jspecify.annotations.NullMarked;
