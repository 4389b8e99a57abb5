package org.iptfhir.store;

import ca.uhn.fhir.util.IMetaTagSorter;
import org.hl7.fhir.instance.model.api.IBaseMetaType;

/** Leaves tags, labels and profiles in the order in which their sender wrote them, where HAPI would sort them. */
final class MetaAsSent implements IMetaTagSorter {
    @Override
    public void sort(IBaseMetaType meta) {
        // as it is
    }
}
