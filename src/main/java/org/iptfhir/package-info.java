/** The program's entry point: what the first word of the command line starts. */
@NullMarked
package org.iptfhir;

import org.jspecify.annotations.NullMarked;
