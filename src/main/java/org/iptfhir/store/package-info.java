/** Keeps resources: HAPI's JPA server on H2 or PostgreSQL, its schema and its settings. The only room that knows a database. */
@NullMarked
package org.iptfhir.store;

import org.jspecify.annotations.NullMarked;
