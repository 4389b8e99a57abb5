/** What the database may do to the server: be away, be full, be locked by another; and how its data are put away. */
@NullMarked
package org.iptfhir.store.database;

import org.jspecify.annotations.NullMarked;
