package org.iptfhir.validation;

import java.util.List;
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
}
