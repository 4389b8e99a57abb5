/** What IPT looks like in FHIR: responses to scores, and the ports through which stored resources are read. */
@NullMarked
package org.iptfhir.translate;

import org.jspecify.annotations.NullMarked;
