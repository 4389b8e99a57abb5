/** FHIR's {@code $apply} on a protocol: starts a course. */
@NullMarked
package org.iptfhir.rest.apply;

import org.jspecify.annotations.NullMarked;
