package org.iptfhir.translate;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.EntryLinks.Link;

/**
 * The resources of a Bundle as they would be stored, so that a file, or what is only to be validated, is judged by the
 * same rules as a write: with the ids that requests name, with what conditions match, and with references by fullUrl
 * followed.
 */
public final class CoursesInBundle {
    private static final String URN = "urn:";
    private static final Pattern OF_URN = Pattern.compile("^urn:(uuid|oid):");

    private final Function<String, Optional<IdType>> conditions;
    private final List<Optional<Resource>> resources = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();

    private CoursesInBundle(Function<String, Optional<IdType>> conditions) {
        this.conditions = conditions;
    }

    /**
     * Reads a Bundle of which nothing is stored; it is not changed.
     *
     * @param name which no other Bundle has, for the ids of entries that bring none
     */
    public static CoursesInBundle of(Bundle bundle, FhirContext fhir, String name) {
        return of(bundle, fhir, condition -> Optional.empty(), name + "-");
    }

    /**
     * Reads a Bundle; it is not changed.
     *
     * @param conditions what a condition, such as {@code Patient?identifier=4711}, matches of what is stored
     */
    public static CoursesInBundle of(Bundle bundle, FhirContext fhir, Function<String, Optional<IdType>> conditions) {
        return of(bundle, fhir, conditions, "");
    }

    private static CoursesInBundle of(
            Bundle bundle, FhirContext fhir, Function<String, Optional<IdType>> conditions, String name) {
        CoursesInBundle courses = new CoursesInBundle(conditions);
        List<BundleEntryComponent> entries = bundle.copy().getEntry();
        for (int i = 0; i < entries.size(); i++) {
            courses.add(entries.get(i), name + "entry-" + i);
        }
        EntryLinks links = EntryLinks.in(bundle);
        for (int i = 0; i < entries.size(); i++) {
            int entry = i;
            courses.resources.get(i).stream()
                    .flatMap(resource ->
                            fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream())
                    .forEach(reference -> courses.follow(reference, entry, links));
        }
        return courses;
    }

    /** The resource of an entry, with references by type and id; empty when the entry stores none. */
    public Optional<Resource> resource(int entry) {
        return resources.get(entry);
    }

    /** What can be read once the Bundle is stored. */
    public CourseReader over(CourseReader stored) {
        return new CoursesAfterwards(
                stored, resources.stream().flatMap(Optional::stream).toList(), deleted);
    }

    private void add(BundleEntryComponent entry, String makeshift) {
        Resource resource = entry.getResource();
        HTTPVerb method = entry.getRequest().getMethod();
        String url = Objects.requireNonNullElse(entry.getRequest().getUrl(), "");
        if (method == HTTPVerb.DELETE) {
            target(url).ifPresent(deleted::add);
        }
        if (resource == null || method == HTTPVerb.DELETE || method == HTTPVerb.PATCH || method == HTTPVerb.GET) {
            resources.add(Optional.empty());
            return;
        }
        String type = resource.fhirType();
        Optional<String> existing =
                method == HTTPVerb.POST && entry.getRequest().hasIfNoneExist()
                        ? target(withType(type, entry.getRequest().getIfNoneExist()))
                        : Optional.empty();
        String id = existing.or(() -> method == HTTPVerb.PUT ? target(url) : Optional.empty())
                .orElseGet(() -> ownName(entry, makeshift));
        if (entry.hasFullUrl()) {
            names.put(entry.getFullUrl(), id);
        } else if (resource.hasId()) {
            names.put(type + "/" + resource.getIdElement().getIdPart(), id);
        }
        resource.setId(id);
        resources.add(existing.isEmpty() ? Optional.of(resource) : Optional.empty());
    }

    /** A server chooses the id of what is posted: another than any that is stored. */
    private static String ownName(BundleEntryComponent entry, String makeshift) {
        Resource resource = entry.getResource();
        boolean isNameless = entry.getRequest().getMethod() == HTTPVerb.POST
                || !resource.hasId()
                || resource.getIdElement().getIdPart().startsWith(URN); // HAPI's parser takes it from the fullUrl
        String id = entry.hasFullUrl() && isNameless
                ? new IdType(OF_URN.matcher(entry.getFullUrl()).replaceFirst("")).getIdPart()
                : isNameless ? makeshift : resource.getIdElement().getIdPart();
        return resource.fhirType() + "/" + id;
    }

    /** What a request is about: the resource that its url names, or that its condition matches. */
    private Optional<String> target(String url) {
        return url.indexOf('?') < 0
                ? Optional.of(new IdType(url))
                        .filter(id -> id.hasResourceType() && id.hasIdPart())
                        .map(id -> id.getResourceType() + "/" + id.getIdPart())
                : conditions.apply(url).map(IdType::getValue);
    }

    private static String withType(String type, String condition) {
        return type + "?" + condition.substring(condition.indexOf('?') + 1);
    }

    private void follow(Reference reference, int entry, EntryLinks links) {
        String sent = Objects.requireNonNullElse(reference.getReference(), "");
        String value = links.link(entry, sent)
                .filter(link -> link.entry().isPresent() && !link.isVersioned())
                .map(Link::url)
                .orElse(sent);
        if (names.containsKey(value)) {
            reference.setReference(names.get(value));
        } else if (value.indexOf('?') > 0) {
            conditions.apply(value).ifPresent(found -> reference.setReference(found.getValue()));
        }
    }
}
