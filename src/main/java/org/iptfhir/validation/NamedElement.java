package org.iptfhir.validation;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.jspecify.annotations.Nullable;

/**
 * The element that a finding names is the one at its line and column. A rule belongs to an element around the token at
 * fault, often the whole resource; a program that reads only the FHIRPath should be led as far as a reader of the text.
 */
final class NamedElement {
    private NamedElement() {}

    /** The findings, each with the path of the innermost element that its place tells. */
    static List<Finding> in(List<Finding> findings, TokenIndex index, Element root) {
        if (findings.stream().allMatch(finding -> isNamed(finding, index))) {
            return findings;
        }
        NavigableMap<Position, String> paths = index.byPlace();
        return findings.stream()
                .map(finding -> isNamed(finding, index)
                        ? finding
                        : below(finding.expression(), paths.get(finding.position()))
                                .map(path -> finding.at(ElementPath.fhirPath(root, path)))
                                .orElse(finding))
                .toList();
    }

    private static boolean isNamed(Finding finding, TokenIndex index) {
        return finding.position().equals(index.of(finding.expression()));
    }

    /** The path at a place, where it leads on from the element that a finding names. */
    private static Optional<String> below(String named, @Nullable String path) {
        return Optional.ofNullable(path).filter(inner -> inner.startsWith(TokenIndex.normal(named) + "."));
    }
}
