package org.iptfhir.sample;

/** A change of role, as the inventory asks for it; the domain is a code of the guide. */
record RoleChange(String event, String oldRole, String newRole, String domain, String meaning) {}
