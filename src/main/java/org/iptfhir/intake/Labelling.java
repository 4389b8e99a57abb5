package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Labels;
import org.iptfhir.validation.CodedResource;
import org.iptfhir.validation.Recognition;

/** Adds the labels of mental health data to IPT resources that lack them; the warning of rule X01 tells the sender. */
@Interceptor
public final class Labelling {
    /** Labels what is created. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, RequestDetails request) {
        label(resource, request);
    }

    /** Labels what is changed. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        label(after, request);
    }

    private static void label(IBaseResource resource, RequestDetails request) {
        boolean added = resource instanceof Resource r4
                && Recognition.mustBeLabelled(CodedResource.of(r4))
                && Labels.complete(r4.getMeta());
        RequestDetails root = RootRequest.of(request);
        if (added && root != null) {
            root.getUserData().put(Labelling.class, true);
        }
    }

    /** Whether a request brought something that was labelled. */
    static boolean labelled(RequestDetails request) {
        return request.getUserData().containsKey(Labelling.class);
    }
}
