package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * An element that may have one of several types, given in two of them: valueQuantity and valueString. Of JSON the engine
 * reads the first and does not know the second; of XML it reads both and counts them.
 */
final class TwoForms {
    static final String ID = "Choice_Given_Twice";

    private static final Pattern COUNTED =
            Pattern.compile("[\\w.]+\\.(\\w+\\[x]): max allowed = 1, but found \\d+.*", Pattern.DOTALL);

    private final ElementNames names;
    private final TokenIndex index;

    TwoForms(ElementNames names, TokenIndex index) {
        this.names = names;
        this.index = index;
    }

    /**
     * The finding about an element that the engine does not know because it knows another form of it.
     *
     * @param finding without text
     * @param parent path of the element around it
     * @param around that element
     * @param name of the unknown element
     */
    Optional<Finding> unknown(Finding finding, String parent, Element around, String name) {
        String form = name.startsWith("_") ? name.substring(1) : name;
        return names.choiceOf(around, form)
                .flatMap(choice -> forms(around, choice)
                        .filter(other -> !other.getName().equals(form))
                        .findFirst())
                .map(other -> finding(finding, parent, around, List.of(name, other.getName())));
    }

    /** The finding about an element that the engine has counted twice, where it has two forms. */
    Optional<Finding> counted(Finding finding, String text, Optional<Element> root) {
        Matcher counted = COUNTED.matcher(text);
        if (!counted.matches()) {
            return Optional.empty();
        }
        return root.flatMap(resource -> ElementPath.at(resource, finding.expression()))
                .flatMap(around -> {
                    List<String> different = forms(around, counted.group(1))
                            .map(Element::getName)
                            .distinct()
                            .limit(2)
                            .toList();
                    return different.size() < 2
                            ? Optional.empty()
                            : Optional.of(finding(finding, finding.expression(), around, different));
                });
    }

    private static Stream<Element> forms(Element around, String choice) {
        return around.getChildren().stream()
                .filter(child -> child.getProperty().getName().equals(choice));
    }

    /** The sender is led to the form that stands second. */
    private Finding finding(Finding finding, String parent, Element around, List<String> two) {
        Position begin = place(parent, two.get(0), finding);
        Position other = place(parent, two.get(1), finding);
        boolean inOrder = begin.compareTo(other) <= 0;
        String second = two.get(inOrder ? 1 : 0);
        String form = second.startsWith("_") ? second.substring(1) : second;
        return finding.as(ID, parent + "." + names.typed(around, form).orElse(form))
                .placed(inOrder ? other : begin)
                .saying(
                        "There are both " + two.get(inOrder ? 0 : 1) + " and " + second + ", but only one form of "
                                + names.choiceOf(around, form).orElse(form) + " is allowed.",
                        "Keep one of the two, and remove the other.");
    }

    private Position place(String parent, String name, Finding finding) {
        return index.nameOf(parent, name).orElse(finding.position());
    }
}
