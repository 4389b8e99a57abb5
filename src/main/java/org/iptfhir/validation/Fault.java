package org.iptfhir.validation;

import java.util.Optional;

/**
 * What the id of a finding means that is no rule of the guide.
 *
 * @param id such as {@code Json_Null} or {@code per-1}
 * @param kind what tells of it, such as {@code FHIR's own rule for Period}
 * @param says what is wrong
 * @param remedy what the sender should do
 * @param formal how FHIR says it, with its expression
 */
public record Fault(String id, String kind, String says, Optional<String> remedy, Optional<String> formal) {}
