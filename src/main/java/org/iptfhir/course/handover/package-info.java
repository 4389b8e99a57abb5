/** A course on its way to another server. */
@NullMarked
package org.iptfhir.course.handover;

import org.jspecify.annotations.NullMarked;
