package org.iptfhir.validation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Snomed;

/**
 * C01, the note: a plan with SNOMED's code of IPT is probably a course, but only the local category makes it one, since a
 * plan for several treatments may have the code too.
 */
final class UnmarkedPlan implements ClinicalRule {
    @Override
    public String type() {
        return "CarePlan";
    }

    @Override
    public List<Breach> check(Element carePlan, Element root) {
        if (Recognition.isIpt(CodedResource.of(carePlan))) {
            return List.of();
        }
        return Stream.concat(
                        indices(carePlan, "category", UnmarkedPlan::isIpt).map(i -> ".category[" + i + "]"),
                        indices(carePlan, "activity", UnmarkedPlan::isOfIpt)
                                .map(i -> ".activity[" + i + "].detail.code"))
                .limit(1)
                .map(place -> Breach.note(
                                "C01",
                                place,
                                "The plan has SNOMED's code of interpersonal psychotherapy, but no category of this guide,"
                                        + " so it was not checked as a course.")
                        .mendedBy("If it is a course of IPT, add the category ipt-course of " + Recognition.KIND + "."))
                .toList();
    }

    private static Stream<Integer> indices(Element carePlan, String name, Predicate<Element> fits) {
        List<Element> children = carePlan.getChildrenByName(name);
        return IntStream.range(0, children.size())
                .filter(i -> fits.test(children.get(i)))
                .boxed();
    }

    private static boolean isOfIpt(Element activity) {
        Element detail = activity.getNamedChild("detail");
        Element code = detail == null ? null : detail.getNamedChild("code");
        return code != null && isIpt(code);
    }

    private static boolean isIpt(Element concept) {
        return concept.getChildrenByName("coding").stream()
                .anyMatch(coding -> Snomed.SYSTEM.equals(coding.getNamedChildValue("system"))
                        && Snomed.INTERPERSONAL_PSYCHOTHERAPY.equals(coding.getNamedChildValue("code")));
    }
}
