/** How the patients of many courses do: what is counted, the rates and means of it, and which numbers are told. No FHIR. */
@NullMarked
package org.iptfhir.outcome.cohort;

import org.jspecify.annotations.NullMarked;
