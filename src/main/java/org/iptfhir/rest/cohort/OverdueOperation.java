package org.iptfhir.rest.cohort;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.IPagingProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.outcome.cohort.OverdueSource;
import org.iptfhir.outcome.cohort.OverdueSource.Overdue;
import org.iptfhir.rest.cohort.OverdueRequest.Asked;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;

/**
 * {@code CarePlan/$ipt-overdue}: active courses without a score for too long, those that have waited longest first. A search
 * cannot ask for what is missing.
 */
public final class OverdueOperation {
    static final String NAME = "$ipt-overdue";

    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/overdue-courses";

    private final OverdueRequest requests;
    private final OverdueSource source;
    private final CourseReader courses;

    OverdueOperation(OverdueRequest requests, OverdueSource source, CourseReader courses) {
        this.requests = requests;
        this.source = source;
        this.courses = courses;
    }

    /** A page of them. */
    @Operation(name = NAME, type = CarePlan.class, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public Bundle overdue(ServletRequestDetails request) {
        IPagingProvider paging = request.getServer().getPagingProvider();
        Asked asked = requests.of(request, paging.getDefaultPageSize(), paging.getMaximumPageSize());
        ReadModel.require(source.isComplete());
        OverdueSource.Page page = source.find(asked.question(), asked.skipped(), asked.most());
        Bundle answer = new Bundle().setType(BundleType.SEARCHSET);
        answer.setTotal((int) page.total());
        answer.addLink().setRelation("self").setUrl(address(request, asked, asked.skipped()));
        int next = asked.skipped() + asked.most();
        if (asked.most() > 0 && next < page.total()) {
            answer.addLink().setRelation("next").setUrl(address(request, asked, next));
        }
        Map<String, Resource> plans =
                courses.resources(page.courses().stream().map(Overdue::course).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(LocalReference::to, Function.identity()));
        page.courses()
                .forEach(found -> Optional.ofNullable(plans.get(found.course()))
                        .ifPresent(plan -> answer.addEntry(entry(request, found, plan))));
        return answer;
    }

    private static BundleEntryComponent entry(ServletRequestDetails request, Overdue found, Resource plan) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.setFullUrl(request.getFhirServerBase() + "/" + found.course());
        entry.setResource(plan);
        entry.getSearch().setMode(SearchEntryMode.MATCH);
        found.measured()
                .map(LocalDate::toString)
                .map(DateType::new)
                .ifPresent(day -> entry.getSearch()
                        .addExtension(new Extension(Canonical.of("StructureDefinition", "last-score-day"), day)));
        return entry;
    }

    private static String address(ServletRequestDetails request, Asked asked, int skipped) {
        Map<String, String> parameters = new LinkedHashMap<>(asked.given());
        parameters.put("_count", Integer.toString(asked.most()));
        if (skipped > 0) {
            parameters.put("_offset", Integer.toString(skipped));
        }
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + UrlUtil.escapeUrlParam(parameter.getValue()))
                .collect(Collectors.joining("&", request.getFhirServerBase() + "/CarePlan/" + NAME + "?", ""));
    }
}
