/** Thousands of requests that go wrong in some way: what the server makes of each, and of all together. */
package org.iptfhir.mutated;
