package org.iptfhir.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Canonical;

/**
 * The token at fault. An invariant speaks of the element that it belongs to, often the whole resource; a sender wants to
 * be led to the number, the code or the repetition that breaks it.
 */
final class Focus {
    private static final String PROBLEM_AREA = Canonical.of("StructureDefinition", "problem-area");
    private static final String TECHNIQUE = Canonical.of("StructureDefinition", "technique");
    private static final List<String> STATUS = List.of(".status");
    private static final List<String> CODE = List.of(".code.coding.code", ".code");
    private static final List<String> PLANNED = List.of(".valuePositiveInt");
    private static final List<String> REASON = List.of(".valueCodeableConcept.coding.code");
    private static final List<String> ANSWER =
            List.of(".valueCoding.code", ".valueInteger", ".valueDecimal", ".valueString", ".valueDate");

    /** The invariants, one for each instrument, that a score has its code. */
    private static final Pattern CODE_OF_SCORE = Pattern.compile("M02-.+-code");

    /** By invariant, and by rule where its invariants are about one element: where to look, best first. */
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("C01", List.of(".category")),
            Map.entry("C04", PLANNED),
            Map.entry("C06-start", List.of(".period", ".status")),
            Map.entry("C06-end", List.of(".period", ".status")),
            Map.entry("C10", STATUS),
            Map.entry("C10-open", REASON),
            Map.entry("C10-revoked", REASON),
            Map.entry("C10-completed", REASON),
            Map.entry("C10-other", REASON),
            Map.entry("P01-code", List.of(".category")),
            Map.entry("P01-kind", List.of(".category")),
            Map.entry("H01-code", List.of(".code")),
            Map.entry("R01-not", List.of(".doNotPerform")),
            Map.entry("A08-not", List.of(".doNotPerform")),
            Map.entry("K01-flag", List.of(".category")),
            Map.entry("K01-assessment", List.of(".code")),
            Map.entry("K01-when", STATUS),
            Map.entry("K01-result", STATUS),
            Map.entry("D01-type", List.of(".type")),
            Map.entry("D01-subject", List.of(".subject")),
            Map.entry("D01-sections", STATUS),
            Map.entry("E01", STATUS),
            Map.entry("S07-performed", STATUS),
            Map.entry("S07-performer", List.of(".performer.actor", ".performer", ".status")),
            Map.entry("S08-reason", STATUS),
            Map.entry("S10", STATUS),
            Map.entry("F01", STATUS),
            Map.entry("F03-date", STATUS),
            Map.entry("I01-person", STATUS),
            Map.entry("I07", List.of(".questionnaire")),
            Map.entry("I08", ANSWER),
            Map.entry("M01", ANSWER),
            Map.entry(
                    "M02",
                    List.of(
                            ".valueQuantity.value",
                            ".valueCodeableConcept.coding.code",
                            ".valueCodeableConcept",
                            ".valueInteger",
                            ".valueString")),
            Map.entry(
                    "M03",
                    List.of(".valueQuantity", ".valueInteger", ".valueString", ".valueCodeableConcept", ".valueRange")),
            Map.entry("M04-absent", STATUS),
            Map.entry("M06-subject", List.of(".subject.reference", ".subject")),
            Map.entry("M04", ANSWER),
            Map.entry("M05", List.of(".interpretation.coding.code", ".interpretation")));

    /** Where the repetition at fault has to be looked for. */
    private static final Map<String, BiFunction<Element, String, Optional<String>>> SEARCHES = Map.ofEntries(
            Map.entry("C02", (course, text) -> secondOfRank(course, "primary", "rank")),
            Map.entry("C03", (course, text) -> secondOfRank(course, "secondary", "rank")),
            Map.entry("C03-other", (course, text) -> areaOfRank(course, "secondary", 0, "code")),
            Map.entry("C03-alone", (course, text) -> areaOfRank(course, "secondary", 0, "rank")),
            Map.entry("S08-technique", (session, text) -> extension(session, TECHNIQUE)),
            Map.entry("bdl-2", (bundle, text) -> EntryAtFault.SEARCH.in(bundle)),
            Map.entry("bdl-3", (bundle, text) -> EntryAtFault.REQUEST.in(bundle)),
            Map.entry("bdl-4", (bundle, text) -> EntryAtFault.RESPONSE.in(bundle)),
            Map.entry("bdl-7", (bundle, text) -> secondUse(bundle)),
            Map.entry("Validation_VAL_Profile_Maximum", Focus::tooMany));

    private static final Pattern MAXIMUM =
            Pattern.compile("[\\w.]+\\.(\\w+)(?::(\\w+))?: max allowed = (\\d+).*", Pattern.DOTALL);

    private final TokenIndex index;
    private final Optional<Element> root;

    Focus(TokenIndex index, Optional<Element> root) {
        this.index = index;
        this.root = root;
    }

    /** The place of what a message of the engine is about. */
    Position of(EngineMessage message) {
        Optional<Element> element = root.filter(resource -> SEARCHES.containsKey(message.id())
                        || message.kind() == IssueKind.CODE_INVALID
                        || Folding.isVerdict(message))
                .flatMap(resource -> ElementPath.at(resource, message.path()));
        Optional<String> found = element.flatMap(at -> SEARCHES.containsKey(message.id())
                ? SEARCHES.get(message.id()).apply(at, message.text())
                : wrongCode(at, message.text()));
        return found.map(step -> message.path() + step)
                .filter(index::has)
                .map(index::of)
                .orElseGet(() -> of(message.id(), message.path()));
    }

    /**
     * The place of what a message of the engine is about, where it is known for the message.
     *
     * @param parts of the element at fault, best first
     */
    Position of(EngineMessage message, List<String> parts) {
        return parts.stream()
                .map(part -> message.path() + "." + part)
                .filter(index::has)
                .findFirst()
                .map(index::of)
                .orElseGet(() -> of(message));
    }

    /**
     * The place of what a rule is about.
     *
     * @param id of a rule or an invariant
     * @param path of the element that it names
     */
    Position of(String id, String path) {
        List<String> steps = CODE_OF_SCORE.matcher(id).matches()
                ? CODE
                : PLACES.getOrDefault(id, PLACES.getOrDefault(id.replaceFirst("-.*", ""), List.of()));
        return steps.stream()
                .map(step -> path + step)
                .filter(index::has)
                .findFirst()
                .map(index::of)
                .orElseGet(() -> index.of(path));
    }

    /** The coding that the message names, or the first. */
    private static Optional<String> wrongCode(Element element, String text) {
        if (element.fhirType().equals("Coding")) {
            return Optional.of(".code");
        }
        List<Element> codings = element.getChildrenByName("coding");
        for (int i = 0; i < codings.size(); i++) {
            String code = codings.get(i).getNamedChildValue("code");
            if (code != null && text.contains("#" + code)) {
                return Optional.of(".coding[" + i + "].code");
            }
        }
        return codings.isEmpty() ? Optional.empty() : Optional.of(".coding[0].code");
    }

    private static Optional<String> secondOfRank(Element course, String rank, String part) {
        return areaOfRank(course, rank, 1, part);
    }

    /** A part of one of the problem areas with a rank. */
    private static Optional<String> areaOfRank(Element course, String rank, int which, String part) {
        List<Element> extensions = course.getChildrenByName("extension");
        int seen = 0;
        for (int i = 0; i < extensions.size(); i++) {
            List<Element> parts = extensions.get(i).getChildrenByName("extension");
            boolean fits = PROBLEM_AREA.equals(extensions.get(i).getNamedChildValue("url"))
                    && parts.stream()
                            .anyMatch(one -> "rank".equals(one.getNamedChildValue("url"))
                                    && rank.equals(one.getNamedChildValue("value")));
            if (fits && seen++ == which) {
                String path = ".extension[" + i + "]";
                return Stream.iterate(0, j -> j + 1)
                        .limit(parts.size())
                        .filter(j -> part.equals(parts.get(j).getNamedChildValue("url")))
                        .map(j -> path + ".extension[" + j + "]"
                                + (part.equals("rank") ? ".valueCode" : ".valueCodeableConcept.coding.code"))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** The first extension with a url. */
    private static Optional<String> extension(Element resource, String url) {
        List<Element> extensions = resource.getChildrenByName("extension");
        return IntStream.range(0, extensions.size())
                .filter(i -> url.equals(extensions.get(i).getNamedChildValue("url")))
                .mapToObj(i -> ".extension[" + i + "]")
                .findFirst();
    }

    private static Optional<String> secondUse(Element bundle) {
        List<Element> entries = bundle.getChildrenByName("entry");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String url = entries.get(i).getNamedChildValue("fullUrl");
            if (url != null && !seen.add(url)) {
                return Optional.of(".entry[" + i + "].fullUrl");
            }
        }
        return Optional.empty();
    }

    /** The first repetition beyond what is allowed; of a slice of extensions, the one whose url comes again. */
    private static Optional<String> tooMany(Element parent, String text) {
        Matcher maximum = MAXIMUM.matcher(text);
        if (!maximum.matches()) {
            return Optional.empty();
        }
        String name = maximum.group(1);
        int allowed = Integer.parseInt(maximum.group(3));
        List<Element> repetitions = parent.getChildrenByName(name);
        if (maximum.group(2) == null) {
            return Optional.of("." + name + "[" + allowed + "]");
        }
        if (!name.equals("extension")) {
            return Optional.of("." + name + "[" + (repetitions.size() - 1) + "]");
        }
        List<String> urls = repetitions.stream()
                .map(extension -> Objects.requireNonNullElse(extension.getNamedChildValue("url"), ""))
                .toList();
        return Stream.iterate(0, i -> i + 1)
                .limit(urls.size())
                .filter(i -> urls.subList(0, i).contains(urls.get(i)) && isSlice(urls.get(i), maximum.group(2)))
                .map(i -> ".extension[" + i + "]")
                .findFirst();
    }

    /** The slices of this guide are named like their extensions: problemArea is problem-area. */
    private static boolean isSlice(String url, String slice) {
        return url.substring(url.lastIndexOf('/') + 1).replace("-", "").equalsIgnoreCase(slice);
    }
}
