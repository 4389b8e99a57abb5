/** The published guide: its definitions, its package, and the instruments and variants of IPT that its data describe. */
@NullMarked
package org.iptfhir.guide;

import org.jspecify.annotations.NullMarked;
