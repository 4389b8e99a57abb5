package org.iptfhir.rest.request;

import java.util.Map;

/**
 * A search of one type of resources.
 *
 * @param type that is searched
 * @param parameters as they were asked, decoded
 * @param lenient whether what cannot be searched by is to be ignored
 * @param compartment whether the search was made of a compartment's address
 */
record TypeSearch(String type, Map<String, String[]> parameters, boolean lenient, boolean compartment) {}
