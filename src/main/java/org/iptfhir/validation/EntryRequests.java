package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * Whether the requests of a batch or transaction fit the resources beside them. HAPI does what the resource says and
 * overlooks the request: a Patient that is posted to the address of Observation would be stored.
 */
final class EntryRequests {
    private static final String TRANSACTION = "transaction";
    private static final Set<String> OF_REQUESTS = Set.of("batch", TRANSACTION);

    /** Type, id and condition of a relative url; operations and searches are other requests. */
    private static final Pattern URL = Pattern.compile("/?([A-Za-z]+)(?:/([A-Za-z0-9.-]+))?/?(?:\\?(.*))?");

    private static final Pattern CALL = Pattern.compile("(?:.*/)?(?:\\$.*|_search(?:\\?.*)?)");

    /** One entry, and what its request asks for. */
    private record Entry(
            String path,
            String method,
            String type,
            Optional<String> id,
            boolean conditional,
            Optional<Element> resource) {
        String request() {
            return method + " " + type + id.map("/"::concat).orElse("");
        }
    }

    private EntryRequests() {}

    /** What is wrong with the requests of a Bundle; nothing where it is none of requests. */
    static List<Finding> check(Element root, TokenIndex index) {
        List<Finding> findings = new ArrayList<>();
        if (root.fhirType().equals("Bundle") && OF_REQUESTS.contains(String.valueOf(root.getNamedChildValue("type")))) {
            List<Element> entries = root.getChildrenByName("entry");
            for (int i = 0; i < entries.size(); i++) {
                check("Bundle.entry[" + i + "]", entries.get(i), index).ifPresent(findings::add);
            }
            if (TRANSACTION.equals(root.getNamedChildValue("type"))) {
                findings.addAll(RepeatedRequests.check(entries, index));
            }
        }
        return findings;
    }

    /** Of a request that cannot be read nothing is said: that is told otherwise. */
    private static Optional<Finding> check(String path, Element entry, TokenIndex index) {
        Element request = entry.getNamedChild("request");
        String method = request == null ? null : request.getNamedChildValue("method");
        String url = request == null ? null : request.getNamedChildValue("url");
        if (method == null || url == null) {
            return Optional.empty();
        }
        if (method.equals("POST") && CALL.matcher(url).matches()) {
            return Optional.of(finding(
                    path,
                    index,
                    "POST " + url
                            + " calls an operation or a search, and this server does so for no entry of a Bundle.",
                    "Send it by itself. A search can stand in a Bundle as GET."));
        }
        Matcher parts = URL.matcher(url);
        return parts.matches()
                ? check(
                        new Entry(
                                path,
                                method,
                                parts.group(1),
                                Optional.ofNullable(parts.group(2)),
                                parts.group(3) != null && !parts.group(3).isEmpty(),
                                Optional.ofNullable(entry.getNamedChild("resource"))),
                        index)
                : Optional.empty();
    }

    private static Optional<Finding> check(Entry entry, TokenIndex index) {
        return switch (entry.method()) {
            case "POST", "PUT" -> entry.resource().isEmpty() ? Optional.of(nothing(entry, index)) : fit(entry, index);
            case "PATCH", "DELETE" -> isOpen(entry) ? Optional.of(open(entry, index)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Finding> fit(Entry entry, TokenIndex index) {
        Element resource = entry.resource().orElseThrow();
        String type = resource.fhirType();
        if (!type.equals(entry.type())) {
            return Optional.of(finding(
                    entry,
                    index,
                    "The entry brings a resource of type " + type + ", but its request is " + entry.request() + ".",
                    "Write the type " + type + " into the url, or put a resource of type " + entry.type()
                            + " into the entry."));
        }
        if (entry.method().equals("POST")) {
            return entry.id()
                    .map(id -> finding(
                            entry,
                            index,
                            entry.request() + " names an id, but the server chooses the id of what is posted.",
                            "Write POST " + type + "; or PUT " + type + "/" + id
                                    + " with the same id in the resource, to choose it yourself."));
        }
        if (isOpen(entry)) {
            return Optional.of(open(entry, index));
        }
        String own = resource.getNamedChildValue("id");
        return entry.id()
                .filter(id -> own != null && !own.equals(id))
                .map(id -> finding(
                        entry,
                        index,
                        "The request is " + entry.request() + ", but the resource has the id " + own + ".",
                        "Give both the same id."));
    }

    private static boolean isOpen(Entry entry) {
        return entry.id().isEmpty() && !entry.conditional();
    }

    private static Finding open(Entry entry, TokenIndex index) {
        return finding(
                entry,
                index,
                entry.request() + " does not say which " + entry.type() + " it is about.",
                "Write " + entry.type() + "/ and the id of the resource, or a condition such as " + entry.type()
                        + "?identifier=system|value.");
    }

    private static Finding nothing(Entry entry, TokenIndex index) {
        return finding(
                entry,
                index,
                "The request is " + entry.request() + ", but the entry brings no resource.",
                "Add the resource to the entry, or correct the method.");
    }

    private static Finding finding(Entry entry, TokenIndex index, String message, String remedy) {
        return finding(entry.path(), index, message, remedy);
    }

    private static Finding finding(String entry, TokenIndex index, String message, String remedy) {
        return at(entry + ".request.url", index, message, remedy);
    }

    /** A finding about a request. */
    static Finding at(String path, TokenIndex index, String message, String remedy) {
        return new Finding(
                Finding.ENTRY_REQUEST,
                Severity.ERROR,
                IssueKind.STRUCTURE,
                path,
                index.of(path),
                message,
                Optional.of(remedy),
                Optional.empty());
    }
}
