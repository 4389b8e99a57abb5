package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Labels;
import org.iptfhir.validation.CodedResource;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Recognition;

/** Adds the labels of mental health data to IPT resources that lack them; the warning of rule X01 tells the sender. */
@Interceptor
public final class Labelling {
    private static final String RULE = "X01";

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
            labelled(root).add(resource);
        }
    }

    /** The findings of a request; those about labels that were added say so. */
    static List<Finding> told(List<Finding> findings, RequestDetails request) {
        Set<IBaseResource> labelled = labelled(request);
        return labelled.isEmpty()
                ? findings
                : findings.stream()
                        .map(finding -> finding.id().equals(RULE) && isOneOf(labelled, finding, request)
                                ? sayingSo(finding)
                                : finding)
                        .toList();
    }

    private static boolean isOneOf(Set<IBaseResource> labelled, Finding finding, RequestDetails request) {
        return RequestFindings.entryOf(finding)
                .map(entry -> request.getResource() instanceof Bundle bundle
                        && labelled.contains(bundle.getEntry().get(entry).getResource()))
                .orElse(true);
    }

    private static Finding sayingSo(Finding finding) {
        return new Finding(
                finding.id(),
                finding.severity(),
                finding.kind(),
                finding.expression(),
                finding.position(),
                finding.message() + " The server has added the labels that were missing.",
                finding.remedy(),
                finding.suggestion());
    }

    /** What a request has brought that was labelled, by identity. */
    @SuppressWarnings("unchecked") // nobody else keeps anything under this class
    private static Set<IBaseResource> labelled(RequestDetails request) {
        return (Set<IBaseResource>) request.getUserData()
                .computeIfAbsent(Labelling.class, key -> Collections.newSetFromMap(new IdentityHashMap<>()));
    }
}
