/** Findings in the forms that people and programs read. */
@NullMarked
package org.iptfhir.report;

import org.jspecify.annotations.NullMarked;
