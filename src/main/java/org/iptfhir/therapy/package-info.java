/** What a course of IPT is: its phases, problem areas and variants, and what may follow what. */
@NullMarked
package org.iptfhir.therapy;

import org.jspecify.annotations.NullMarked;
