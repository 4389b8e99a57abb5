package org.iptfhir.validation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Canonical;

/**
 * S07: a completed session was held by a Practitioner or PractitionerRole. The invariant trusts references that do not
 * name a type; this follows those that lead to a contained resource or to an entry of the same Bundle.
 */
final class SessionPerformer implements ClinicalRule {
    private static final String SESSION = Canonical.of("StructureDefinition", "session");

    @Override
    public String type() {
        return "Procedure";
    }

    @Override
    public List<Breach> check(Element procedure, Element root) {
        List<Element> performers = procedure.getChildrenByName("performer");
        List<String> types = performers.stream()
                .map(performer -> typeOfActor(performer, procedure, root).orElse(""))
                .toList();
        // Where nothing can be followed, the invariant has the last word.
        boolean open = types.stream().anyMatch(type -> type.isEmpty() || type.startsWith("Practitioner"));
        if (types.isEmpty() || open || !isCompletedSession(procedure)) {
            return List.of();
        }
        return IntStream.range(0, types.size())
                .limit(1)
                .mapToObj(i -> Breach.error(
                        "S07",
                        ".performer[" + i + "].actor",
                        "The session was held by a " + types.get(i) + ", not by a Practitioner or PractitionerRole."))
                .toList();
    }

    static boolean isCompletedSession(Element procedure) {
        return "completed".equals(procedure.getNamedChildValue("status"))
                && Recognition.profileOf(CodedResource.of(procedure))
                        .filter(SESSION::equals)
                        .isPresent();
    }

    /** The type of the resource that a reference without a type leads to; empty when it leads out of the text. */
    private static Optional<String> typeOfActor(Element performer, Element procedure, Element root) {
        Element actor = performer.getNamedChild("actor");
        String reference = actor == null ? null : actor.getNamedChildValue("reference");
        if (reference == null) {
            return Optional.empty();
        }
        Stream<Element> candidates;
        if (reference.startsWith("#")) {
            candidates = procedure.getChildrenByName("contained").stream()
                    .filter(contained -> reference.substring(1).equals(contained.getNamedChildValue("id")));
        } else if (reference.startsWith("urn:")) {
            candidates = root.getChildrenByName("entry").stream()
                    .filter(entry -> reference.equals(entry.getNamedChildValue("fullUrl")))
                    .map(entry -> entry.getNamedChild("resource"))
                    .filter(Objects::nonNull);
        } else {
            return Optional.empty();
        }
        return candidates.map(Element::fhirType).findFirst();
    }
}
