/** Many texts, one after the other: the lines of a stream, and work on several at a time whose results keep their order. */
@NullMarked
package org.iptfhir.validation.many;

import org.jspecify.annotations.NullMarked;
