package org.iptfhir.rest.answer;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Says in the answer to a search what was searched for: HAPI leaves it out of counts and of searches by POST. */
final class SelfLink {
    private static final String SEARCH = "/_search";

    private SelfLink() {}

    static void complete(Bundle bundle, RequestDetails request) {
        if (bundle.getType() != BundleType.SEARCHSET || request.getRequestPath() == null) {
            return;
        }
        boolean byPost = request.getRequestType() == RequestTypeEnum.POST
                && request.getRequestPath().endsWith(SEARCH);
        BundleLinkComponent link = bundle.getLink("self");
        if (link == null || byPost) {
            Optional.ofNullable(link)
                    .orElseGet(() -> bundle.addLink().setRelation("self"))
                    .setUrl(url(request));
        }
        if (!bundle.hasEntry()) {
            bundle.getLink().removeIf(other -> other.getRelation().equals("next"));
            // else HAPI writes a count without its links
            request.removeParameter("_summary");
            request.removeParameter("_count");
        }
    }

    private static String url(RequestDetails request) {
        String path = request.getRequestPath();
        if (path.endsWith(SEARCH)) {
            path = path.substring(0, path.length() - SEARCH.length());
        }
        Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
        String query = parameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getValue())
                        .map(value -> UrlUtil.escapeUrlParam(parameter.getKey()) + "=" + UrlUtil.escapeUrlParam(value)))
                .collect(Collectors.joining("&"));
        return request.getFhirServerBase() + "/" + path + (query.isEmpty() ? "" : "?" + query);
    }
}
