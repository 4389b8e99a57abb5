/** Texts that break rules and texts that keep them, to explain a rule by. */
@NullMarked
package org.iptfhir.validation.example;

import org.jspecify.annotations.NullMarked;
