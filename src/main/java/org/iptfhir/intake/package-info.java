/** What happens to a write: it is checked as text, refused or let through with what was found, labelled and scored. */
@NullMarked
package org.iptfhir.intake;

import org.jspecify.annotations.NullMarked;
