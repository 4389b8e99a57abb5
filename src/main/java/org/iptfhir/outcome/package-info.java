/** How a patient does in a course: the trajectory of an instrument, and the verdicts on it. No FHIR. */
@NullMarked
package org.iptfhir.outcome;

import org.jspecify.annotations.NullMarked;
