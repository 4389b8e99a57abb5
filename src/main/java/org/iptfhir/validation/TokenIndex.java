package org.iptfhir.validation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where each element of a text stands. The engine names elements by path and places them at the end of what encloses
 * them; a sender wants the token itself. Paths leave {@code [0]} out, because XML does not say which elements may repeat.
 */
final class TokenIndex {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");
    private static final Pattern CHOICE = Pattern.compile("\\.ofType\\((\\w)(\\w*)\\)");
    private static final Pattern LAST_STEP = Pattern.compile("[.\\[][^.\\[]*$");

    private final Map<String, Position> values = new HashMap<>();
    private final Map<String, Position> names = new HashMap<>();

    private final Map<String, Stated> resources = new LinkedHashMap<>();

    private String type = "";

    /**
     * What a resource says of its type.
     *
     * @param name as it stands in the text; empty when none does
     * @param position where it stands, or the resource without one
     */
    record Stated(String name, Position position) {}

    /**
     * Reads a text.
     *
     * @throws TextFault when it is not well-formed
     */
    static TokenIndex of(String characters, Format format) throws TextFault {
        return format == Format.JSON ? JsonTokens.index(characters) : XmlTokens.index(characters);
    }

    /** Notes the type of the resource. */
    void type(String name) {
        type = name;
    }

    /** The type that the text names; empty when it names none. */
    String type() {
        return type;
    }

    /** Notes the type of the resource at a path. */
    void resource(String path, String name, Position position) {
        resources.putIfAbsent(path, new Stated(name, position));
    }

    /** The types of the text's resource and those within it, by their paths. */
    Map<String, Stated> resources() {
        return resources;
    }

    /** Notes where the value of an element begins; the first one counts. */
    void value(String path, Position position) {
        values.putIfAbsent(path, position);
    }

    /** Notes where the name of an element stands. */
    void name(String path, Position position) {
        names.putIfAbsent(path, position);
    }

    /**
     * The place of the value that an engine's path names, or of the nearest element around it.
     *
     * @param path such as {@code CarePlan.extension[0].value.ofType(Coding).code}
     */
    Position of(String path) {
        return nearest(path).map(values::get).orElse(new Position(1, 1));
    }

    /** The place of the name of a child of an element. */
    Optional<Position> nameOf(String parent, String child) {
        return Optional.ofNullable(names.get(nearest(parent).orElse("") + "." + child));
    }

    /** The names that stand directly in an element. */
    Set<String> namesIn(String path) {
        String before = normal(path) + ".";
        return names.keySet().stream()
                .filter(name -> name.startsWith(before) && name.indexOf('.', before.length()) < 0)
                .map(name -> name.substring(before.length()).replaceFirst("\\[.*", ""))
                .collect(Collectors.toSet());
    }

    /** Whether an element stands in the text. */
    boolean has(String path) {
        return values.containsKey(normal(path));
    }

    /** The paths of all elements, by their places. */
    NavigableMap<Position, String> byPlace() {
        NavigableMap<Position, String> paths = new TreeMap<>();
        values.forEach((path, position) -> paths.put(position, path));
        return paths;
    }

    private Optional<String> nearest(String path) {
        String step = normal(path);
        while (!values.containsKey(step)) {
            Matcher last = LAST_STEP.matcher(step);
            if (!last.find()) {
                return Optional.empty();
            }
            step = step.substring(0, last.start());
        }
        return Optional.of(step);
    }

    /** Element names as they stand in the text: {@code value.ofType(Coding)} is {@code valueCoding} there. */
    static String normal(String path) {
        String plain = COMMENT.matcher(path).replaceAll("").replace("[0]", "");
        Matcher choice = CHOICE.matcher(plain);
        StringBuilder normal = new StringBuilder();
        while (choice.find()) {
            choice.appendReplacement(normal, choice.group(1).toUpperCase(Locale.ROOT) + choice.group(2));
        }
        return choice.appendTail(normal).toString();
    }
}
