/** The files for containers, held to what the server really does. No Docker engine is needed. */
@NullMarked
package org.iptfhir.docker;

import org.jspecify.annotations.NullMarked;
