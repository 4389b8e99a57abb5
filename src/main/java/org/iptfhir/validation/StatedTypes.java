package org.iptfhir.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether every resource of a text says its type, and one that FHIR R4 has: without it nothing else can be said of it. */
final class StatedTypes {
    /** What stands in a FHIRPath for a resource that does not say its type. */
    static final String ANY = "Resource";

    private static final String MISSING = "Resource_Type_Missing";
    private static final String UNKNOWN = "Resource_Type_Unknown";
    private static final String KEY = "resourceType";

    /** Its name is no longer than that of most types, which it stands in for. */
    private static final String STAND_IN = "Flag";

    private static final Pattern PLACE = Pattern.compile(
            "(.*\\.)?(entry(\\[\\d+])?\\.resource|contained(\\[\\d+])?|(parameter|part)(\\[\\d+])?\\.resource)");
    private static final Pattern REPEATING = Pattern.compile("\\b(entry|contained|parameter|part)\\b(?!\\[)");

    /** What is said of the element around a resource that cannot be read. */
    private static final Set<String> AROUND = Set.of("bdl-5", "inv-1", Finding.ENTRY_REQUEST);

    private static final String NOT_CONTAINED = "Reference_REF_CantResolve";

    private final List<String> known;

    StatedTypes(Set<String> known) {
        this.known = known.stream().sorted().toList();
    }

    /** Whether a resource stands at a path, rather than another element. */
    static boolean isResource(String path) {
        return PLACE.matcher(path).matches();
    }

    /** The path with the index of each first place, by which a Bundle's entries are told apart. */
    static String withFirst(String path) {
        return REPEATING.matcher(path).replaceAll("$1[0]");
    }

    /** Where resources stand that have no type, or none of FHIR's. */
    List<Map.Entry<String, TokenIndex.Stated>> unknownIn(TokenIndex index) {
        return index.resources().entrySet().stream()
                .filter(resource -> !known.contains(resource.getValue().name()))
                .toList();
    }

    /** Whether the text itself is such a resource, rather than one within it. */
    static boolean isWhole(Map.Entry<String, TokenIndex.Stated> resource) {
        return resource.getKey().indexOf('.') < 0;
    }

    /** @param address type of the address that the text was sent to */
    Finding finding(Map.Entry<String, TokenIndex.Stated> resource, TokenIndex index, Optional<String> address) {
        String name = resource.getValue().name();
        String path = isWhole(resource) ? ANY : withFirst(resource.getKey());
        Finding finding = new Finding(
                name.isEmpty() ? MISSING : UNKNOWN,
                Severity.ERROR,
                IssueKind.STRUCTURE,
                path,
                resource.getValue().position(),
                "",
                Optional.empty(),
                Optional.empty());
        if (!name.isEmpty()) {
            return finding.saying(
                            "FHIR R4 has no resource type " + name + ".",
                            "Correct the type: it is written as in FHIR's list of resources, capitals included.")
                    .meaning(Wording.anyOf(Nearest.to(name, known)));
        }
        List<String> keys = Nearest.to(KEY, List.copyOf(index.namesIn(resource.getKey()))).stream()
                .filter(key -> !key.equals(KEY))
                .toList();
        return finding.saying(
                        "The resource does not say its type: the key " + KEY + " is missing, or is no string.",
                        keys.isEmpty()
                                ? "Add \"" + KEY + "\" with the type, such as \"Patient\"."
                                : "Write " + KEY + " in place of " + keys.get(0) + ".")
                .meaning(isWhole(resource) ? address : Optional.empty());
    }

    /** XML that the engine can read: resources of unknown type have another name, of the same length. */
    static String readable(String text, List<Map.Entry<String, TokenIndex.Stated>> unknown) {
        return Misspelling.corrected(
                text,
                Format.XML,
                unknown.stream()
                        .map(Map.Entry::getValue)
                        .filter(stated -> stated.name().length() >= STAND_IN.length())
                        .map(stated -> new Misspelling(
                                stated.position(),
                                stated.name(),
                                STAND_IN + " ".repeat(stated.name().length() - STAND_IN.length())))
                        .toList());
    }

    /** Whether a finding only follows from the unknown type of a resource. */
    static boolean isConsequence(Finding finding, List<Map.Entry<String, TokenIndex.Stated>> unknown) {
        String path = TokenIndex.normal(finding.expression());
        return unknown.stream().map(Map.Entry::getKey).anyMatch(resource -> {
            String around = resource.substring(0, Math.max(resource.lastIndexOf('.'), 0));
            return path.equals(resource)
                    || path.startsWith(resource + ".")
                    || (AROUND.contains(finding.id()) && path.startsWith(around))
                    || (resource.contains(".contained") && finding.id().equals(NOT_CONTAINED));
        });
    }
}
