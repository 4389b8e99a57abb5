package org.iptfhir.validation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Element;

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
        Stream<Element> categories = carePlan.getChildrenByName("category").stream();
        Stream<Element> activities = carePlan.getChildrenByName("activity").stream()
                .map(activity -> activity.getNamedChild("detail"))
                .filter(Objects::nonNull)
                .flatMap(detail -> detail.getChildrenByName("code").stream());
        return Stream.concat(categories, activities).anyMatch(UnmarkedPlan::isIpt)
                ? List.of(Breach.note(
                                "C01",
                                "",
                                "The plan has SNOMED's code of interpersonal psychotherapy, but no category of this guide,"
                                        + " so it was not checked as a course.")
                        .mendedBy("If it is a course of IPT, add the category ipt-course of " + Recognition.KIND + "."))
                : List.of();
    }

    private static boolean isIpt(Element concept) {
        return concept.getChildrenByName("coding").stream()
                .anyMatch(coding -> Recognition.SNOMED.equals(coding.getNamedChildValue("system"))
                        && Recognition.SESSION_CODE.equals(coding.getNamedChildValue("code")));
    }
}
