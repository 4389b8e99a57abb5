/** Courses of IPT that nobody had: believable ones, for demos, tests and load; the same seed always gives the same. */
@NullMarked
package org.iptfhir.sample;

import org.jspecify.annotations.NullMarked;
