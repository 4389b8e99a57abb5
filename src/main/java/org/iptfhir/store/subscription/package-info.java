/** Subscriptions: who is told that something was recorded, without a word of what. */
@NullMarked
package org.iptfhir.store.subscription;

import org.jspecify.annotations.NullMarked;
