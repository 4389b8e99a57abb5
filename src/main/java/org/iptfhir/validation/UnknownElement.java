package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;

/** Says of an element that the engine does not know what is wrong with it: its name, or that it stands beside another. */
final class UnknownElement {
    /** Who is asked what was meant can choose among so many. */
    private static final int MOST_MEANT = 3;

    private static final int MOST_NAMED = 20;

    private static final String URL = "url";

    /** Where references are given in place of what holds them. */
    static final String REFERENCE = "reference";

    /** Types that are taken for each other, as they stand at the ends of names. */
    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("Code", "Coding", "CodeableConcept"),
            Set.of("Integer", "PositiveInt", "UnsignedInt", "Decimal", "Quantity"),
            Set.of("String", "Markdown", "Uri", "Url", "Canonical"),
            Set.of("Date", "DateTime", "Instant"));

    private final ElementNames names;
    private final Choices choices;

    UnknownElement(ElementNames names, Choices choices) {
        this.names = names;
        this.choices = choices;
    }

    /**
     * The finding in words.
     *
     * @param finding without text, at the element
     * @param root the resource as the engine read it
     */
    Finding finding(Finding finding, TokenIndex index, Optional<Element> root) {
        String path = finding.expression();
        int dot = path.lastIndexOf('.');
        String parent = path.substring(0, dot);
        String step = path.substring(dot + 1);
        String name = step.replaceFirst("\\[.*", "");
        Finding placed = finding.placed(index.nameOf(parent, step).orElse(index.of(path)));
        Optional<Element> around = root.flatMap(resource -> ElementPath.at(resource, parent));
        Optional<Finding> second =
                around.flatMap(element -> new TwoForms(names, index).unknown(placed, parent, element, name));
        if (second.isPresent()) {
            return second.get();
        }
        if (name.equals(URL) && around.filter(UnknownElement::isExtensionInXml).isPresent()) {
            return placed.saying(
                    "In XML the url of an extension is no element of its own.",
                    "Write it as an attribute: <extension url=\"…\">.");
        }
        Optional<String> inner = name.equals(REFERENCE) ? around.flatMap(names::referenceIn) : Optional.empty();
        if (inner.isPresent()) {
            return placed.saying(
                    "FHIR knows no element " + name + " in " + parent + ": it stands one level deeper.",
                    "Write it within " + inner.get() + ": \"" + inner.get() + "\": {\"reference\": \"…\"}.");
        }
        List<String> typed = root.map(text -> choices.of(text, parent, name, index.namesIn(parent + "." + step)))
                .orElse(List.of());
        if (!typed.isEmpty()) {
            return placed.saying(
                            "FHIR knows no element " + name + " in " + parent
                                    + ": its name ends with the type of its value.",
                            "Write the type into the name: " + firstOf(typed) + ".")
                    .meaning(typed.size() <= MOST_MEANT ? Wording.anyOf(typed) : Optional.empty());
        }
        List<String> forms =
                around.map(element -> names.formsInsteadOf(element, name)).orElse(List.of());
        if (!forms.isEmpty()) {
            return placed.saying(
                            "FHIR knows no element " + name + " in " + parent + ": a value there has another type.",
                            "Write one of " + firstOf(forms) + ", with a value of that type.")
                    .meaning(Wording.anyOf(related(name, forms)));
        }
        return placed.saying(
                        "FHIR knows no element " + name + " in " + parent + ".",
                        "Correct the name, or remove the element: it would be lost.")
                .meaning(around.flatMap(element -> nearestName(element, name)).filter(meant -> !meant.equals(name)));
    }

    /** The finding about an element that was given too often, where it has two forms. */
    Optional<Finding> counted(Finding finding, String text, TokenIndex index, Optional<Element> root) {
        return new TwoForms(names, index).counted(finding, text, root);
    }

    private static boolean isExtensionInXml(Element element) {
        return element.fhirType().equals("Extension") && element.getFormat() == FhirFormat.XML;
    }

    /** The forms whose types are mostly meant. */
    private static List<String> related(String name, List<String> forms) {
        return FAMILIES.stream()
                .filter(family -> family.stream().anyMatch(name::endsWith))
                .flatMap(family -> forms.stream().filter(form -> family.stream().anyMatch(form::endsWith)))
                .distinct()
                .toList();
    }

    /** In JSON, id and extensions of a primitive have its name behind an underscore. */
    private Optional<String> nearestName(Element parent, String unknown) {
        String underscore = unknown.startsWith("_") ? "_" : "";
        return Wording.anyOf(Nearest.to(unknown.substring(underscore.length()), names.in(parent)).stream()
                .map(underscore::concat)
                .toList());
    }

    /** An extension may have fifty types. */
    private static String firstOf(List<String> names) {
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + " and so on";
    }
}
