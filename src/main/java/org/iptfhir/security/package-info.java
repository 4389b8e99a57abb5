/** Who may do what: the token that opens the server, and the refusal to start open to a network without one. */
@NullMarked
package org.iptfhir.security;

import org.jspecify.annotations.NullMarked;
