/** How a course moves on: from one phase to the next, and to its end. */
@NullMarked
package org.iptfhir.course.progress;

import org.jspecify.annotations.NullMarked;
