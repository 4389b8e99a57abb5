/** The bulk form of {@code $validate}: a stream of resources in, one line of findings for each out. */
@NullMarked
package org.iptfhir.rest.bulk;

import org.jspecify.annotations.NullMarked;
