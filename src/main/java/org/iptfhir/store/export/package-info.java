/** Bulk export (HL7's Bulk Data Access): what is recorded of the members of a group, as files of lines. */
@NullMarked
package org.iptfhir.store.export;

import org.jspecify.annotations.NullMarked;
