/** Resources made by chance that can be repeated, and whether they come back as they were sent. */
package org.iptfhir.roundtrip;
