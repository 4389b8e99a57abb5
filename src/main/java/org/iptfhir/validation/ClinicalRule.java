package org.iptfhir.validation;

import java.util.List;
import org.hl7.fhir.r5.elementmodel.Element;

/** A rule of the guide about one resource that no invariant can express. */
interface ClinicalRule {
    /** The resource type that it is about. */
    String type();

    /** How a resource breaks it. */
    List<Breach> check(Element resource);
}
