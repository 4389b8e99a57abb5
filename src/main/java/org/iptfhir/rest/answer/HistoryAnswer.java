package org.iptfhir.rest.answer;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.iptfhir.translate.EndOfHistory;
import org.iptfhir.translate.TimesOfVersions;

/**
 * Says of each entry of a history when it came into being, a deletion too, and keeps the pages together while writes go on:
 * the next one ends where the first one began.
 */
final class HistoryAnswer {
    private HistoryAnswer() {}

    static void complete(Bundle bundle, RequestDetails request) {
        List<Date> times = TimesOfVersions.of(request).times();
        if (bundle.getType() != BundleType.HISTORY
                || times.isEmpty()
                || times.size() != bundle.getEntry().size()) {
            return;
        }
        for (int i = 0; i < times.size(); i++) {
            bundle.getEntry().get(i).getResponse().setLastModified(times.get(i));
        }
        BundleLinkComponent next = bundle.getLink("next");
        if (next != null && EndOfHistory.of(request).isEmpty()) {
            String end = times.get(0).toInstant().toString();
            next.setUrl(next.getUrl() + "&" + EndOfHistory.PARAMETER + "=" + UrlUtil.escapeUrlParam(end));
        }
    }
}
