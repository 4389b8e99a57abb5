package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UrlType;
import org.iptfhir.translate.EntryLinks;
import org.iptfhir.translate.EntryLinks.Link;
import org.iptfhir.translate.ReferencePlaces;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;

/**
 * Follows the references in a batch or transaction to the entries whose fullUrl they mean (R4, bundle.html#references,
 * http.html#trules). HAPI follows urns alone, and takes every relative reference for one to this server: where the fullUrls
 * are those of another server, that would be somebody else's resource with the same id.
 */
final class ReferencesToEntries {
    private static final Pattern INSTANCE = Pattern.compile("/?([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})");

    private final FhirContext fhirContext;

    ReferencesToEntries(FhirContext fhirContext) {
        this.fhirContext = fhirContext;
    }

    /**
     * Rewrites the references to entries into what HAPI follows: type and id where the entry's request says them, else a
     * urn, which becomes the fullUrl of the entry.
     *
     * @param isOwn whether a root is an address of this server
     * @return what cannot be followed, each at its place
     */
    List<Finding> follow(Bundle bundle, Predicate<String> isOwn, Places places) {
        EntryLinks links = EntryLinks.in(bundle);
        List<BundleEntryComponent> entries = bundle.getEntry();
        Set<String> updated =
                entries.stream().flatMap(entry -> instance(entry).stream()).collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).hasResource()) {
                continue;
            }
            int index = i;
            Map<Reference, String> references = ReferencePlaces.in(
                            entries.get(i).getResource(), "Bundle.entry[" + i + "].resource")
                    .all();
            references.forEach((reference, path) -> links.link(
                            index, Objects.requireNonNullElse(reference.getReference(), ""))
                    .filter(link -> !(isHere(link, reference, updated) || isOwn.test(link.root()))
                            || (link.entry().isPresent() && !link.isVersioned()))
                    .flatMap(link -> follow(bundle, link, reference))
                    .ifPresent(fault -> findings.add(fault.at(path, places))));
            followUrls(entries.get(i), links, bundle);
        }
        return findings;
    }

    /** Whether a relative reference names a resource that the Bundle itself puts on this server. */
    private static boolean isHere(Link link, Reference reference, Set<String> updated) {
        return link.entry().isEmpty() && updated.contains(reference.getReference());
    }

    private static Optional<Fault> follow(Bundle bundle, Link link, Reference reference) {
        boolean isRelative = !reference.getReference().startsWith(link.root());
        if (link.entry().isEmpty()) {
            return isRelative ? Optional.of(Fault.elsewhere(reference, link)) : Optional.empty();
        }
        if (link.isVersioned()) {
            return Optional.of(Fault.versioned(reference, link));
        }
        BundleEntryComponent target = bundle.getEntry().get(link.entry().orElseThrow());
        if (bundle.getType() == BundleType.BATCH && instance(target).isEmpty()) {
            return Optional.of(Fault.betweenEntries(reference, link));
        }
        name(target).ifPresent(reference::setReference);
        return Optional.empty();
    }

    /** Addresses of attachments and the like, which may be those of entries too. */
    private void followUrls(BundleEntryComponent entry, EntryLinks links, Bundle bundle) {
        fhirContext.newTerser().getAllPopulatedChildElementsOfType(entry.getResource(), UrlType.class).stream()
                .filter(url -> url.hasValue() && bundle.getType() == BundleType.TRANSACTION)
                .forEach(url -> links.entry(url.getValue())
                        .flatMap(target -> name(bundle.getEntry().get(target)))
                        .ifPresent(url::setValue));
    }

    /** What HAPI knows an entry by. */
    private static Optional<String> name(BundleEntryComponent entry) {
        Optional<String> instance = instance(entry);
        if (instance.isPresent() || !entry.hasResource()) {
            return instance;
        }
        if (!entry.getFullUrl().startsWith("urn:")) {
            entry.setFullUrl("urn:uuid:" + UUID.randomUUID());
        }
        return Optional.of(entry.getFullUrl());
    }

    /** Type and id that the request of an entry names. */
    private static Optional<String> instance(BundleEntryComponent entry) {
        return Optional.ofNullable(entry.getRequest().getUrl())
                .filter(url -> entry.getRequest().getMethod() != HTTPVerb.POST)
                .map(INSTANCE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    /** Why a reference cannot be followed. */
    private record Fault(String message, String remedy) {
        static Fault elsewhere(Reference reference, Link link) {
            return new Fault(
                    "The reference " + reference.getReference() + " stands in an entry whose fullUrl begins with "
                            + link.root() + ", so it means " + link.url() + ", which is the fullUrl of no entry.",
                    "Add that entry, or refer to it by its whole address. If a resource of this server is meant, write"
                            + " the reference with the address of this server, or give the entry a urn:uuid as fullUrl.");
        }

        static Fault versioned(Reference reference, Link link) {
            return new Fault(
                    "The reference " + reference.getReference() + " means a version of " + link.url()
                            + ", which entry " + link.entry().orElseThrow()
                            + " brings. Here it gets versions of this server's own.",
                    "Refer to it without a version.");
        }

        static Fault betweenEntries(Reference reference, Link link) {
            return new Fault(
                    "The reference " + reference.getReference() + " leads to entry "
                            + link.entry().orElseThrow()
                            + ". The entries of a batch are independent, so none can refer to what another creates.",
                    "Send both in a transaction.");
        }

        Finding at(String path, Places places) {
            return UnresolvedReferences.finding(message, remedy, path, places);
        }
    }
}
