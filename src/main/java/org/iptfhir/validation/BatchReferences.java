package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;

/** Whether the entries of a batch leave each other alone: each is stored by itself, and none knows of another. */
final class BatchReferences {
    private static final Pattern OF_ENTRY = Pattern.compile("urn:(?:uuid|oid):.*");

    private BatchReferences() {}

    static List<Finding> check(Element root, TokenIndex index) {
        if (!root.fhirType().equals("Bundle") || !"batch".equals(root.getNamedChildValue("type"))) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        List<PlacedReference> references = PlacedReference.in(root);
        List<Element> entries = root.getChildrenByName("entry");
        for (int i = 0; i < entries.size(); i++) {
            String own = String.valueOf(entries.get(i).getNamedChildValue("fullUrl"));
            String path = "Bundle.entry[" + i + "].";
            references.stream()
                    .filter(reference -> reference.path().startsWith(path))
                    .flatMap(reference -> reference
                            .target()
                            .filter(target -> OF_ENTRY.matcher(target).matches() && !target.equals(own))
                            .map(target -> finding(target, reference.place(), index))
                            .stream())
                    .forEach(findings::add);
        }
        return findings;
    }

    private static Finding finding(String target, String place, TokenIndex index) {
        return new Finding(
                Finding.BATCH_REFERENCE,
                Severity.ERROR,
                IssueKind.NOT_FOUND,
                place,
                index.of(place),
                "The reference leads to " + target + ", but the entries of a batch cannot refer to each other: each is"
                        + " stored by itself.",
                Optional.of("Send the Bundle as a transaction (type transaction), or refer to a resource that is on the"
                        + " server by type and id."),
                Optional.empty());
    }
}
