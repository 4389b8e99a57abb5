/** A course as a protocol plans it: what a PlanDefinition says, and the draft of a course, its phases, goals and tasks. */
@NullMarked
package org.iptfhir.course.protocol;

import org.jspecify.annotations.NullMarked;
