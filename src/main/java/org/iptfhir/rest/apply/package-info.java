/** FHIR's {@code $apply} on a protocol: starts a course; and what the protocol has for an area that is agreed on later. */
@NullMarked
package org.iptfhir.rest.apply;

import org.jspecify.annotations.NullMarked;
