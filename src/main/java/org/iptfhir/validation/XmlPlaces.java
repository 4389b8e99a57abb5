package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * Which element the engine's reader of XML speaks of. The reader names neither repetitions nor the entry around a
 * resource, but it says where the element's start tag ends; of text between tags it does not say even that.
 */
final class XmlPlaces {
    private static final String STRAY_TEXT = "Text should not be present";
    private static final Pattern REPETITION = Pattern.compile("\\[\\d+]");

    private final NavigableMap<Position, String> paths;
    private final Element root;

    /** How often each path without repetitions has been asked for. */
    private final Map<String, Integer> asked = new HashMap<>();

    XmlPlaces(TokenIndex index, Element root) {
        paths = index.byPlace();
        this.root = root;
    }

    /** FHIRPath of the element; empty where nothing tells it. To be asked of each message once, in their order. */
    Optional<String> of(ValidationMessage message) {
        if (message.getLine() < 1) {
            return withoutValue(EngineMessage.fhirPath(message.getLocation()));
        }
        Position place = new Position(message.getLine(), message.getCol());
        if (message.getMessage().startsWith(STRAY_TEXT)) {
            return around(place, EngineMessage.fhirPath(message.getLocation()));
        }
        Map.Entry<Position, String> element = paths.lowerEntry(place);
        return Optional.ofNullable(element).map(entry -> ElementPath.fhirPath(root, entry.getValue()));
    }

    /** The element that text stands in: another one may have begun and ended in it before. */
    private Optional<String> around(Position place, String open) {
        String below = open.indexOf('.') < 0 ? "" : open.substring(open.indexOf('.'));
        return paths.headMap(place, false).descendingMap().values().stream()
                .filter(path -> below.isEmpty()
                        ? path.indexOf('.') < 0 || StatedTypes.isResource(path)
                        : REPETITION.matcher(path).replaceAll("").endsWith(below))
                .findFirst()
                .map(path -> ElementPath.fhirPath(root, path));
    }

    /** Whose value stands as text has none that was read: the first message is about the first such element. */
    private Optional<String> withoutValue(String open) {
        List<String> candidates = new ArrayList<>();
        find(root, root.fhirType(), open, candidates);
        int which = asked.merge(open, 1, Integer::sum) - 1;
        return candidates.stream().skip(which).findFirst();
    }

    /** Within a Bundle the reader's paths begin anew at each resource. */
    private static void find(Element element, String path, String open, List<String> candidates) {
        if (element.isResource() && open.startsWith(element.fhirType())) {
            collect(element, path, element.fhirType(), open, candidates);
        }
        each(element, path, (child, place) -> find(child, place, open, candidates));
    }

    private static void collect(Element element, String path, String reached, String open, List<String> candidates) {
        if (reached.equals(open)) {
            if (!element.hasValue() && !element.hasChildren()) {
                candidates.add(path);
            }
        } else if (open.startsWith(reached + ".")) {
            each(
                    element,
                    path,
                    (child, place) -> collect(child, place, reached + "." + child.getName(), open, candidates));
        }
    }

    private static void each(Element element, String path, BiConsumer<Element, String> visitor) {
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : element.getChildren()) {
            int position = seen.merge(child.getName(), 1, Integer::sum) - 1;
            visitor.accept(child, path + "." + ElementPath.step(child, position));
        }
    }
}
