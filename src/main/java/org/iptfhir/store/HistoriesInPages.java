package org.iptfhir.store;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.search.PersistedJpaBundleProviderFactory;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.HistorySearchStyleEnum;
import java.util.Date;
import org.iptfhir.translate.EndOfHistory;
import org.jspecify.annotations.Nullable;

/** Tells a history up to the moment at which its first page was read: HAPI counts each page from the newest version. */
final class HistoriesInPages extends PersistedJpaBundleProviderFactory {
    @Override
    public IBundleProvider history(
            RequestDetails request,
            String type,
            @Nullable JpaPid resource,
            @Nullable Date from,
            @Nullable Date to,
            @Nullable Integer offset,
            @Nullable HistorySearchStyleEnum style,
            RequestPartitionId partition) {
        Date end = EndOfHistory.of(request)
                .filter(moment -> to == null || moment.isBefore(to.toInstant()))
                .map(Date::from)
                .orElse(to);
        return new TimedHistory(super.history(request, type, resource, from, end, offset, style, partition), request);
    }
}
