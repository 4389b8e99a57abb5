package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** Refuses a {@code meta.source} of which HAPI would keep only the beginning, without a word. */
@Interceptor
public final class KeptSource {
    /** Checks what is created. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource created) {
        check(created);
    }

    /** Checks what is changed. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        check(after);
    }

    private static void check(IBaseResource written) {
        if (!(written instanceof Resource resource) || !resource.getMeta().hasSource()) {
            return;
        }
        String source = resource.getMeta().getSource();
        int hash = source.indexOf('#');
        String fragment = hash < 0 ? "" : source.substring(hash + 1);
        if (fragment.length() > Constants.REQUEST_ID_LENGTH
                || source.length() - fragment.length() > ResourceHistoryTable.SOURCE_URI_LENGTH) {
            throw new UnprocessableEntityException(
                    "meta.source is too long to be kept: its fragment (after #) may have "
                            + Constants.REQUEST_ID_LENGTH + " characters, what stands before it "
                            + ResourceHistoryTable.SOURCE_URI_LENGTH + ". Shorten it.");
        }
    }
}
