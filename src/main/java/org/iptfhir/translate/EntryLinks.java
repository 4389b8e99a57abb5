package org.iptfhir.translate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/**
 * What the references in a Bundle's entries mean by its fullUrls (R4, bundle.html#references): a relative one is read
 * against the root of the fullUrl of the entry that it stands in.
 */
public final class EntryLinks {
    private static final Pattern REFERENCE = Pattern.compile(
            "(https?://\\S+/)?([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})(?:/_history/([A-Za-z0-9.-]{1,64}))?");

    /**
     * What one reference means.
     *
     * @param root before type and id
     * @param url absolute, without a version
     * @param entry index of the entry that has this fullUrl; empty where none has
     * @param isVersioned whether a version is meant
     */
    public record Link(String root, String url, Optional<Integer> entry, boolean isVersioned) {}

    private final Map<String, Integer> entries = new HashMap<>();
    private final List<Optional<String>> roots;

    private EntryLinks(Bundle bundle) {
        List<BundleEntryComponent> all = bundle.getEntry();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).hasFullUrl()) {
                entries.putIfAbsent(all.get(i).getFullUrl(), i);
            }
        }
        roots = all.stream().map(EntryLinks::root).toList();
    }

    /** Reads the fullUrls of a Bundle. */
    public static EntryLinks in(Bundle bundle) {
        return new EntryLinks(bundle);
    }

    private static Optional<String> root(BundleEntryComponent entry) {
        return Optional.ofNullable(entry.getFullUrl())
                .map(REFERENCE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    /**
     * What a reference means.
     *
     * @param entry index of the entry that it stands in
     * @return empty for what no fullUrl says anything about: urns, conditions, contained resources, and relative
     *     references where the entry has no fullUrl with a root
     */
    public Optional<Link> link(int entry, String reference) {
        if (entry(reference).isPresent() && !reference.startsWith("urn:")) {
            return Optional.of(new Link("", reference, entry(reference), false));
        }
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.group(1)).or(() -> roots.get(entry)).map(root -> {
            String url = root + matcher.group(2);
            return new Link(root, url, entry(url), matcher.group(3) != null);
        });
    }

    /** The index of the entry that has a fullUrl. */
    public Optional<Integer> entry(String fullUrl) {
        return Optional.ofNullable(entries.get(fullUrl));
    }
}
