/** The FHIR face of the server: where it answers, the order of what happens to a request, the operations of IPT. */
@NullMarked
package org.iptfhir.rest;

import org.jspecify.annotations.NullMarked;
