/** Bytes in, findings out: the profile engine, the rules of one resource, the place of each fault in the text. */
@NullMarked
package org.iptfhir.validation;

import org.jspecify.annotations.NullMarked;
