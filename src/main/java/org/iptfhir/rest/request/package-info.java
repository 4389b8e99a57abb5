/** What a request must look like before the store sees it, and what becomes of one that FHIR allows and HAPI does not. */
@NullMarked
package org.iptfhir.rest.request;

import org.jspecify.annotations.NullMarked;
