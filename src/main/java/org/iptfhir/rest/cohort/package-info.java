/** How the patients of many courses do, for clients: {@code $ipt-outcomes}. */
@NullMarked
package org.iptfhir.rest.cohort;

import org.jspecify.annotations.NullMarked;
