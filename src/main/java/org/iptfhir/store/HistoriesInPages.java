package org.iptfhir.store;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.search.PersistedJpaBundleProviderFactory;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.HistorySearchStyleEnum;
import java.util.Date;
import java.util.Optional;
import org.iptfhir.translate.EndOfHistory;
import org.iptfhir.translate.TimeOfHistory;
import org.jspecify.annotations.Nullable;

/**
 * Tells a history up to the moment at which its first page was read: HAPI counts each page from the newest version. With
 * {@code _at} it begins with the version that was current at the first instant of that time.
 */
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
        Optional<TimeOfHistory> at = resource == null ? Optional.empty() : TimeOfHistory.of(request.getParameters());
        Date begin = at.map(time -> Date.from(time.first())).orElse(from);
        Date last = at.map(time -> Date.from(time.last())).orElse(to);
        Date end = EndOfHistory.of(request)
                .filter(moment -> last == null || moment.isBefore(last.toInstant()))
                .map(Date::from)
                .orElse(last);
        if (at.isPresent()) {
            // HAPI finds the version that was current then, and does not count it.
            IBundleProvider before = super.history(request, type, resource, null, begin, null, null, partition);
            begin = before.getResources(0, 1).stream()
                    .map(current -> current.getMeta().getLastUpdated())
                    .findFirst()
                    .orElse(begin);
        }
        return new TimedHistory(super.history(request, type, resource, begin, end, offset, null, partition), request);
    }
}
