/** Makes the guide's site at build time: a page for each definition, example and text, by HL7's own renderers. */
@NullMarked
package org.iptfhir.guide.site;

import org.jspecify.annotations.NullMarked;
