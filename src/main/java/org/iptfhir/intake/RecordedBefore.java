package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.Origin;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.Severity;

/**
 * Tells the sender of a hand-over of records that are here already and say something else: they are kept as they are here,
 * so what was corrected or ended elsewhere meanwhile would be lost without a word. Computed scores follow their answers.
 */
@Interceptor
public final class RecordedBefore {
    /** Id of the finding. */
    public static final String ID = "Recorded_Before";

    /** What a server adds, and what each calls by names of its own. */
    private static final Set<String> NOT_COMPARED =
            Set.of("id", "meta", "implicitRules", "language", "text", "contained", "identifier");

    private final StoredResources stored;
    private final FhirContext fhir;

    RecordedBefore(StoredResources stored, FhirContext fhirContext) {
        this.stored = stored;
        this.fhir = fhirContext;
    }

    /** Looks at the entries of a transaction that are created unless they are there. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = 20) // after the text is found right
    public void tell(RequestDetails request) {
        if (!(request.getResource() instanceof Bundle bundle) || bundle.getType() != BundleType.TRANSACTION) {
            return;
        }
        Places places =
                Places.onDemand(() -> RequestText.of(request).map(Places::in).orElse(Places.unknown()));
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            String path = "Bundle.entry[" + i + "].resource";
            BundleEntryComponent entry = bundle.getEntry().get(i);
            before(entry)
                    .map(before -> finding(before, entry.getResource(), path, places))
                    .flatMap(finding -> finding)
                    .ifPresent(found::add);
        }
        if (!found.isEmpty()) {
            RequestFindings.add(request, found);
        }
    }

    private Optional<Resource> before(BundleEntryComponent entry) {
        String condition = entry.getRequest().getIfNoneExist();
        return condition != null
                        && entry.hasResource()
                        && Origin.isRecordedElsewhere(entry.getResource())
                        && !(entry.getResource() instanceof Observation score && ScoreObservations.isComputed(score))
                ? stored.matching(
                                entry.getResource().fhirType() + "?" + condition.substring(condition.indexOf('?') + 1))
                        .flatMap(stored::read)
                : Optional.empty();
    }

    private Optional<Finding> finding(Resource before, Resource sent, String path, Places places) {
        List<String> differing = differing(withoutTargets(before), withoutTargets(sent));
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        ID,
                        Severity.WARNING,
                        IssueKind.BUSINESS_RULE,
                        path,
                        places.of(path),
                        "It is here already, as " + LocalReference.to(before)
                                + ", and is kept as it is. What was sent differs in " + String.join(", ", differing)
                                + ".",
                        Optional.of("If it was corrected or has ended elsewhere, send it as an update: PUT "
                                + LocalReference.to(before) + "."),
                        Optional.empty()));
    }

    /** Each server calls what is referred to by another name. */
    private Resource withoutTargets(Resource resource) {
        Resource copy = resource.copy();
        fhir.newTerser()
                .getAllPopulatedChildElementsOfType(copy, Reference.class)
                .forEach(reference ->
                        reference.setReference(null).setIdentifier(null).setType(null));
        return copy;
    }

    private static List<String> differing(Resource one, Resource other) {
        List<Property> before = one.children();
        List<Property> sent = other.children();
        return IntStream.range(0, before.size())
                .filter(i -> !NOT_COMPARED.contains(before.get(i).getName()))
                .filter(i ->
                        !Base.compareDeep(before.get(i).getValues(), sent.get(i).getValues(), true))
                .mapToObj(i -> before.get(i).getName().replace("[x]", ""))
                .toList();
    }
}
