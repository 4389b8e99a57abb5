/** Measures with CQL, evaluated by the clinical-reasoning library: {@code Measure/$evaluate-measure}. */
@NullMarked
package org.iptfhir.rest.measure;

import org.jspecify.annotations.NullMarked;
