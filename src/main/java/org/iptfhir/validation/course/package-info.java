/** The rules over several resources of a course. They read what is stored, or a Bundle, through a port. */
@NullMarked
package org.iptfhir.validation.course;

import org.jspecify.annotations.NullMarked;
