package org.iptfhir.validation;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Instruments;
import org.iptfhir.validation.CodedResource.Code;

/**
 * M14: a score says by a code that is known of which instrument it is. Many codes in use for rating scales are those of
 * something else, so one that the guide does not list needs the guide's own code of the instrument beside it.
 */
final class ScoreCode implements ClinicalRule {
    private static final String RULE = "M14";
    private static final String SCORE = Canonical.of("StructureDefinition", "score");
    private static final Code MARK = new Code(Canonical.of("CodeSystem", "kind"), "ipt-score");

    @Override
    public String type() {
        return "Observation";
    }

    /** The codes that this rule has judged: that they could not be checked is the same fault. */
    static List<String> placesIn(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.id().equals(RULE))
                .map(Finding::expression)
                .toList();
    }

    /** The findings without this rule's where the code is right and its system wrong, which is told. */
    static List<Finding> withoutOtherSystems(List<Finding> findings, List<EngineMessage> messages) {
        return findings.stream()
                .filter(finding -> !finding.id().equals(RULE)
                        || messages.stream()
                                .noneMatch(message -> message.id().equals(WrongSystem.ID)
                                        && message.path().startsWith(finding.expression() + ".")))
                .toList();
    }

    @Override
    public List<Breach> check(Element observation, Element root) {
        CodedResource coded = CodedResource.of(observation);
        boolean known = Recognition.profileOf(coded).isPresent()
                || coded.codes("code").stream().anyMatch(code -> code.system().equals(Instruments.CODES));
        return known || observation.getNamedChild("code") == null || !isScore(observation, coded)
                ? List.of()
                : List.of(Breach.warning(
                        RULE, ".code", "No code of the score is one of an instrument that this guide knows."));
    }

    /** Another profile of ours has an opinion of its own on the code. */
    private static boolean isScore(Element observation, CodedResource coded) {
        Element meta = observation.getNamedChild("meta");
        List<String> claims = meta == null
                ? List.of()
                : meta.getChildrenByName("profile").stream()
                        .map(Element::primitiveValue)
                        .filter(Objects::nonNull)
                        .map(Canonical::withoutVersion)
                        .filter(claim -> claim.startsWith(Canonical.BASE))
                        .toList();
        return claims.isEmpty() ? coded.codes("category").contains(MARK) : claims.contains(SCORE);
    }
}
