package org.iptfhir.validation;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * An invariant that FHIR has on nearly every element, in code: evaluating their FHIRPath took a tenth of a validation's
 * time. Code says only that an invariant surely holds; whatever else is left to FHIRPath. They are known by their
 * expressions, not by their keys, which a profile may give to something else.
 */
final class FrequentInvariant {
    private static final String VALUE = "value";
    private static final String EXTENSION = "extension";

    private static final Map<String, FrequentInvariant> BY_EXPRESSION = Map.of(
            // ele-1
            "hasValue() or (children().count() > id.count())",
            new FrequentInvariant(FrequentInvariant::hasValueOrChildren),
            // ext-1
            "extension.exists() != value.exists()",
            new FrequentInvariant(FrequentInvariant::hasEitherExtensionsOrValue),
            // dom-2
            "contained.contained.empty()",
            new FrequentInvariant(FrequentInvariant::containsNothing),
            // dom-4
            "contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()",
            new FrequentInvariant(FrequentInvariant::containsNothing),
            // dom-5
            "contained.meta.security.empty()",
            new FrequentInvariant(FrequentInvariant::containsNothing));

    private final Predicate<Element> surely;

    private FrequentInvariant(Predicate<Element> surely) {
        this.surely = surely;
    }

    /** The invariant that an expression in FHIRPath says. */
    static Optional<FrequentInvariant> of(String expression) {
        return Optional.ofNullable(BY_EXPRESSION.get(expression));
    }

    /** Whether it holds; false also where only FHIRPath can tell. */
    boolean surelyHolds(Element element) {
        return surely.test(element);
    }

    /** Of a Quantity FHIRPath reads the value, and fails at one that is no number. */
    private static boolean hasValueOrChildren(Element element) {
        return hasValue(element)
                || (hasChild(element, child -> !child.getName().equals("id"))
                        && !element.fhirType().equals("Quantity"));
    }

    private static boolean hasEitherExtensionsOrValue(Element extension) {
        boolean extensions = hasChild(extension, child -> child.getName().equals(EXTENSION));
        boolean value = hasChild(extension, child -> child.getName().startsWith(VALUE));
        return extensions != value
                && hasChild(
                        extension,
                        child -> child.getName().startsWith(extensions ? EXTENSION : VALUE) && !child.isEmpty());
    }

    private static boolean containsNothing(Element resource) {
        return !hasChild(resource, child -> child.getName().equals("contained"));
    }

    private static boolean hasValue(Element element) {
        String value = element.primitiveValue();
        return value != null && !value.isEmpty();
    }

    private static boolean hasChild(Element element, Predicate<Element> fits) {
        if (element.hasChildren()) {
            for (Element child : element.getChildren()) {
                if (fits.test(child)) {
                    return true;
                }
            }
        }
        return false;
    }
}
