/** FHIR definitions in one file, each read when it is asked for: a cold validator needs 30 of 650. */
@NullMarked
package org.iptfhir.guide.pack;

import org.jspecify.annotations.NullMarked;
