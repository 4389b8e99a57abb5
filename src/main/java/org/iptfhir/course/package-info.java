/** What is done with a whole course: here, to check what was recorded of it in several texts. */
@NullMarked
package org.iptfhir.course;

import org.jspecify.annotations.NullMarked;
