package org.iptfhir.validation;

import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r5.elementmodel.Element;

/** A rule of the guide about one resource that no invariant can express. */
interface ClinicalRule {
    /** The resource type that it is about. */
    String type();

    /**
     * How a resource breaks it.
     *
     * @param resource to check
     * @param root the whole text: the resource itself, or the Bundle around it, in which its references may lead
     */
    List<Breach> check(Element resource, Element root);

    /**
     * How a resource breaks it, where the rule has to know of elements that could not be read.
     *
     * @param stands whether an element stands in the text at a path within the resource, such as {@code .item[0].answer}
     */
    default List<Breach> check(Element resource, Element root, Predicate<String> stands) {
        return check(resource, root);
    }
}
