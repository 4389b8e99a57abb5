/** Assertions for the tests of those who make IPT resources; a jar of their own, with the validator and nothing else. */
@NullMarked
package org.iptfhir.assertion;

import org.jspecify.annotations.NullMarked;
