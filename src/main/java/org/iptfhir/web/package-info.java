/** What a browser sees: the guide's package, and the pages. */
@NullMarked
package org.iptfhir.web;

import org.jspecify.annotations.NullMarked;
