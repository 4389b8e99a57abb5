/** An outcome for people to look at and to read: a trajectory as SVG, and what it says in sentences. Plain Java. */
@NullMarked
package org.iptfhir.drawing;

import org.jspecify.annotations.NullMarked;
