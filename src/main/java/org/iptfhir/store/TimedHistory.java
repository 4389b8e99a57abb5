package org.iptfhir.store;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.method.ResponsePage.ResponsePageBuilder;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.iptfhir.translate.TimesOfVersions;
import org.jspecify.annotations.Nullable;

/** A history that tells the request when its versions came into being. */
record TimedHistory(IBundleProvider history, RequestDetails request) implements IBundleProvider {
    @Override
    public List<IBaseResource> getResources(int from, int to, ResponsePageBuilder page) {
        List<IBaseResource> versions = history.getResources(from, to, page);
        TimesOfVersions.keep(versions, request);
        return versions;
    }

    @Override
    public IPrimitiveType<Date> getPublished() {
        return history.getPublished();
    }

    @Override
    public @Nullable String getUuid() {
        return history.getUuid();
    }

    @Override
    public @Nullable Integer preferredPageSize() {
        return history.preferredPageSize();
    }

    @Override
    public @Nullable Integer size() {
        return history.size();
    }
}
