package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;

/** Leads from the path of an element to the element, and back. */
final class ElementPath {
    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(\\d+|x)])?");

    /** The engine's readers leave open which type an element has that may have several. */
    static final String CHOICE = "[x]";

    private ElementPath() {}

    /** The last step of the FHIRPath of an element. */
    static String step(Element child, int position) {
        if (child.getProperty().isChoice()) {
            // valueCoding here is value.ofType(Coding) in FHIRPath
            int stem = child.getName().length() - child.fhirType().length();
            return child.getName().substring(0, stem) + ".ofType(" + child.fhirType() + ")";
        }
        return child.isList() ? child.getName() + "[" + position + "]" : child.getName();
    }

    /** The element with a path; empty when the path leads to none. */
    static Optional<Element> at(Element root, String path) {
        Optional<Element> at = Optional.of(root);
        for (String step : stepsBelowRoot(path)) {
            at = at.flatMap(parent -> child(parent, step));
        }
        return at;
    }

    /** FHIRPath of a path that leaves repetitions or types open; steps that lead nowhere stay. */
    static String fhirPath(Element root, String openPath) {
        StringBuilder path = new StringBuilder(root.fhirType());
        Optional<Element> at = Optional.of(root);
        for (String step : stepsBelowRoot(openPath)) {
            at = at.flatMap(parent -> child(parent, step));
            path.append('.')
                    .append(at.map(element -> step(element, position(step))).orElse(step));
        }
        return path.toString();
    }

    private static List<String> stepsBelowRoot(String path) {
        List<String> steps = List.of(TokenIndex.normal(path).split("\\.", -1));
        return steps.subList(1, steps.size());
    }

    private static Optional<Element> child(Element parent, String step) {
        Matcher matcher = STEP.matcher(step);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (step.endsWith(CHOICE)) {
            return parent.getChildren().stream()
                    .filter(child -> child.getProperty().getName().equals(step))
                    .findFirst();
        }
        return parent.getChildren().stream()
                .filter(child -> child.getName().equals(matcher.group(1)))
                .skip(position(step))
                .findFirst();
    }

    private static int position(String step) {
        Matcher matcher = STEP.matcher(step);
        return matcher.matches() && matcher.group(2) != null && !step.endsWith(CHOICE)
                ? Integer.parseInt(matcher.group(2))
                : 0;
    }
}
