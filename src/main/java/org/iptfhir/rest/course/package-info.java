/** Operations on one whole course: all findings of it, and all resources of it for another server. */
@NullMarked
package org.iptfhir.rest.course;

import org.jspecify.annotations.NullMarked;
