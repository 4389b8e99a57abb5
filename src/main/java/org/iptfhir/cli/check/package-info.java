/** A run of the validator over many texts: several at a time, told in the order in which they were read. */
@NullMarked
package org.iptfhir.cli.check;

import org.jspecify.annotations.NullMarked;
