/** What a course has come to, for clients: {@code $ipt-outcome}. */
@NullMarked
package org.iptfhir.rest.outcome;

import org.jspecify.annotations.NullMarked;
