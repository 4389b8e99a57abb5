package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Finds the name that was probably meant. */
final class ElementNames {
    private final IWorkerContext definitions;

    ElementNames(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    /** The element of FHIR whose name is nearest to one that FHIR does not know, when it is near enough. */
    Optional<String> nearest(String parentPath, String unknown) {
        return nearest(childrenOf(parentPath), unknown);
    }

    /** The candidate nearest to a word: at most a third of its letters differ. */
    static Optional<String> nearest(List<String> candidates, String word) {
        int allowed = Math.max(1, word.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(allowed);
        String best = null;
        int least = allowed + 1;
        for (String candidate : candidates) {
            int difference = distance.apply(word, candidate);
            if (difference >= 0 && difference < least) {
                least = difference;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    private List<String> childrenOf(String path) {
        int nested = path.lastIndexOf(".resource.");
        String[] steps = path.substring(nested < 0 ? 0 : nested + ".resource.".length())
                .replaceAll("\\[\\d+]|\\.ofType\\(\\w+\\)", "")
                .split("\\.", -1);
        StructureDefinition type = definitions.fetchTypeDefinition(steps[0]);
        String at = steps[0];
        for (int i = 1; i < steps.length && type != null; i++) {
            at = at + "." + steps[i];
            String here = at;
            Optional<ElementDefinition> element = type.getSnapshot().getElement().stream()
                    .filter(candidate -> candidate.getPath().equals(here))
                    .findFirst();
            if (element.isPresent() && !element.get().getType().isEmpty()) {
                String code = element.get().getTypeFirstRep().getCode();
                if (!code.equals("BackboneElement") && !code.equals("Element")) {
                    type = definitions.fetchTypeDefinition(code);
                    at = code;
                }
            }
        }
        return type == null ? List.of() : namesBelow(type, at);
    }

    private static List<String> namesBelow(StructureDefinition type, String path) {
        List<String> names = new ArrayList<>();
        for (ElementDefinition element : type.getSnapshot().getElement()) {
            if (element.getPath().startsWith(path + ".") && element.getPath().indexOf('.', path.length() + 1) < 0) {
                String name = element.getPath().substring(path.length() + 1);
                if (name.endsWith("[x]")) {
                    String stem = name.substring(0, name.length() - "[x]".length());
                    element.getType()
                            .forEach(choice -> names.add(stem
                                    + Character.toUpperCase(choice.getCode().charAt(0))
                                    + choice.getCode().substring(1)));
                } else {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
