package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.CoursesInBundle;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.OwnAddresses;
import org.iptfhir.translate.ReadOnce;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.course.AgainstAnswers;
import org.iptfhir.validation.course.CourseRules;
import org.iptfhir.validation.course.Written;

/**
 * What a write would find beyond the text itself: whether scores agree with stored answers, and the rules over several
 * resources. It locks nothing and writes nothing, so a write a moment later may find something else.
 */
public final class AsIfWritten {
    private final AgainstAnswers answers;
    private final CourseRules rules;
    private final CourseReader courses;
    private final StoredResources stored;
    private final OwnAddresses addresses;
    private final FhirContext fhirContext;

    AsIfWritten(
            AgainstAnswers answers,
            CourseRules rules,
            CourseReader courses,
            StoredResources stored,
            OwnAddresses addresses,
            FhirContext fhirContext) {
        this.answers = answers;
        this.rules = rules;
        this.courses = courses;
        this.stored = stored;
        this.addresses = addresses;
        this.fhirContext = fhirContext;
    }

    /**
     * The findings in a text that has no errors otherwise.
     *
     * @param id of the stored resource whose place it would take; its own where none is given
     * @param isNew whether it would get an id of its own
     * @param base address of this server that the text was sent to
     */
    public List<Finding> check(ResourceText text, Optional<String> id, boolean isNew, String base) {
        Resource resource = (Resource) text.parsed(fhirContext);
        addresses.makeRelative(resource, base, fhirContext);
        Places places = Places.in(text);
        List<Finding> findings = new ArrayList<>();
        if (resource instanceof Bundle bundle) {
            // A history holds several versions of the same resources.
            if (bundle.getType() != BundleType.HISTORY) {
                findings.addAll(check(bundle, true, places));
            }
        } else {
            findings.addAll(check(request(resource, id, isNew), false, places));
        }
        return findings;
    }

    /**
     * Judges a transaction that is not going to be stored now; what is found is told with its answer.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException when it could not be stored
     */
    public void judge(RequestDetails transaction) {
        RequestText.of(transaction).ifPresent(text -> {
            RequestFindings.add(transaction, check(text, Optional.empty(), true, transaction.getFhirServerBase()));
            RequestFindings found = RequestFindings.of(transaction).orElseThrow();
            if (found.hasErrors()) {
                throw Refusal.of(found.all());
            }
        });
    }

    private Map<String, Resource> before(List<Written> written) {
        return courses.resources(written.stream().map(Written::id).collect(Collectors.toUnmodifiableSet())).stream()
                .collect(Collectors.toUnmodifiableMap(LocalReference::to, Function.identity()));
    }

    private static Bundle request(Resource resource, Optional<String> id, boolean isNew) {
        Optional<String> own = isNew
                ? Optional.empty()
                : id.or(() -> Optional.ofNullable(resource.getIdElement().getIdPart()));
        Bundle bundle = new Bundle();
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(own.isPresent() ? HTTPVerb.PUT : HTTPVerb.POST)
                .setUrl(resource.fhirType() + own.map("/"::concat).orElse(""));
        return bundle;
    }

    private List<Finding> check(Bundle bundle, boolean asSent, Places places) {
        CoursesInBundle proposed = CoursesInBundle.of(bundle, fhirContext, stored::matching);
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            String path = "Bundle.entry[" + i + "].resource";
            proposed.resource(i)
                    .map(resource -> new Written(resource, asSent ? path : resource.fhirType()))
                    .ifPresent(written::add);
        }
        Map<String, Resource> before = before(written);
        written.replaceAll(one -> bundle.getType() == BundleType.DOCUMENT
                ? one.asItWas()
                : new Written(one.resource(), one.path(), one.text(), Optional.ofNullable(before.get(one.id()))));
        CourseReader afterwards = proposed.over(new ReadOnce(courses));
        List<Finding> findings = new ArrayList<>(
                answers.check(written, afterwards, one -> places).values());
        List<Written> judged =
                written.stream().filter(one -> rules.lookAt(one.resource())).toList();
        findings.addAll(rules.check(judged, afterwards, places));
        return findings;
    }
}
