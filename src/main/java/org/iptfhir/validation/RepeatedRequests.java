package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * What a transaction does twice (R4, http.html#trules). Of two changes of a resource HAPI would lose one, and of two
 * creations under one condition it would answer one alone.
 */
final class RepeatedRequests {
    private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");

    private final TokenIndex index;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private RepeatedRequests(TokenIndex index) {
        this.index = index;
    }

    /** The findings, each at the later entry. */
    static List<Finding> check(List<Element> entries, TokenIndex index) {
        RepeatedRequests repeated = new RepeatedRequests(index);
        for (int i = 0; i < entries.size(); i++) {
            repeated.look(entries.get(i).getNamedChild("request"), i);
        }
        return repeated.findings;
    }

    private void look(Element request, int entry) {
        String url = request == null ? null : request.getNamedChildValue("url");
        if (url == null) {
            return;
        }
        String method = String.valueOf(request.getNamedChildValue("method"));
        String condition = request.getNamedChildValue("ifNoneExist");
        String path = "Bundle.entry[" + entry + "].request";
        if (CHANGES.contains(method)) {
            Integer before = seen.putIfAbsent(url, entry);
            if (before != null) {
                findings.add(EntryRequests.at(
                        path + ".url",
                        index,
                        "The entry changes " + url + ", which entry " + before
                                + " changes too. A transaction changes a resource once.",
                        "Put both changes into one entry, or send them one after the other."));
            }
        } else if (method.equals("POST") && condition != null) {
            String created = url + "?" + condition.substring(condition.indexOf('?') + 1);
            Integer before = seen.putIfAbsent(method + " " + created, entry);
            if (before != null) {
                findings.add(EntryRequests.at(
                        path + ".ifNoneExist",
                        index,
                        "The entry creates what matches " + created + " unless it is there, and so does entry " + before
                                + ". A transaction creates a resource once.",
                        "Leave one of the two out, and let references to it lead to the other; or correct the"
                                + " condition."));
            }
        }
    }
}
