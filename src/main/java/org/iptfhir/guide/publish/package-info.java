/** Build step: makes of the compiled FSH what the program and its users read: snapshots, package, packs of definitions. */
@NullMarked
package org.iptfhir.guide.publish;

import org.jspecify.annotations.NullMarked;
