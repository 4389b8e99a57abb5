package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.NotImplementedOperationException;
import com.google.common.collect.Multimap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.store.CurrentResources.Marked;
import org.iptfhir.store.CurrentResources.Referring;
import org.iptfhir.translate.LocalReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is stored, as the clinical-reasoning library asks for it: a patient's record with one statement for each question,
 * anything else by a search. It writes nothing.
 */
@Component
final class StoredRepository implements IRepository {
    private static final String SUBJECT = "subject";
    private static final String CODE = "code";
    private static final Set<String> OF_A_RECORD = Set.of(SUBJECT, CODE);

    private final DaoRegistry daos;
    private final CurrentResources current;
    private final FhirContext fhir;

    StoredRepository(DaoRegistry daos, CurrentResources current, FhirContext fhirContext) {
        this.daos = daos;
        this.current = current;
        this.fhir = fhirContext;
    }

    @Override
    public FhirContext fhirContext() {
        return fhir;
    }

    @Override
    public <T extends IBaseResource, I extends IIdType> T read(
            Class<T> type, I id, @Nullable Map<String, String> headers) {
        return daos.getResourceDao(type).read(id, new SystemRequestDetails());
    }

    @Override
    public <B extends IBaseBundle, T extends IBaseResource> B search(
            Class<B> bundle,
            Class<T> type,
            Multimap<String, List<IQueryParameterType>> parameters,
            @Nullable Map<String, String> headers) {
        Bundle found = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        Optional<List<Resource>> ofRecord = ofRecord(fhir.getResourceType(type), parameters);
        (ofRecord.isPresent() ? ofRecord.get() : byIndex(type, parameters))
                .forEach(resource -> found.addEntry().setResource(resource));
        return bundle.cast(found);
    }

    private List<Resource> byIndex(
            Class<? extends IBaseResource> type, Multimap<String, List<IQueryParameterType>> parameters) {
        SearchParameterMap search = SearchParameterMap.newSynchronous();
        parameters.forEach(search::addOrList);
        return daos.getResourceDao(type).search(search, new SystemRequestDetails()).getAllResources().stream()
                .map(Resource.class::cast)
                .toList();
    }

    /** Empty where more is asked than whose it is, and which codes it has. */
    private Optional<List<Resource>> ofRecord(String type, Multimap<String, List<IQueryParameterType>> parameters) {
        return OF_A_RECORD.containsAll(parameters.keySet())
                        && parameters.get(CODE).size() <= 1
                ? only(parameters.get(SUBJECT), ReferenceParam.class)
                        .filter(subjects -> subjects.size() == 1)
                        .map(subjects -> "Patient/" + subjects.get(0).getIdPart())
                        .flatMap(patient -> parameters.containsKey(CODE)
                                ? only(parameters.get(CODE), TokenParam.class).map(codes -> coded(type, patient, codes))
                                : Optional.of(whole(type, patient)))
                : Optional.empty();
    }

    private static <T extends IQueryParameterType> Optional<List<T>> only(
            Collection<List<IQueryParameterType>> values, Class<T> type) {
        return values.size() == 1 && values.iterator().next().stream().allMatch(type::isInstance)
                ? Optional.of(values.iterator().next().stream().map(type::cast).toList())
                : Optional.empty();
    }

    private List<Resource> coded(String type, String patient, List<TokenParam> codes) {
        return distinct(codes.stream()
                .map(code -> new Marked(CODE, new Coding(code.getSystem(), code.getValue(), null)))
                .flatMap(code -> referring(type, SUBJECT, List.of(patient), Optional.of(code))));
    }

    /** The sessions of a group have the group as their subject, and are based on the course of each member. */
    private List<Resource> whole(String type, String patient) {
        Stream<Resource> own = referring(type, SUBJECT, List.of(patient), Optional.empty());
        return "Procedure".equals(type) ? distinct(Stream.concat(own, ofPlans(patient))) : distinct(own);
    }

    private Stream<Resource> ofPlans(String patient) {
        List<String> plans = referring("CarePlan", SUBJECT, List.of(patient), Optional.empty())
                .map(LocalReference::to)
                .toList();
        return plans.isEmpty() ? Stream.of() : referring("Procedure", "basedOn", plans, Optional.empty());
    }

    private Stream<Resource> referring(String type, String element, List<String> targets, Optional<Marked> marked) {
        return current.referring(new Referring(type, element, targets, marked)).stream();
    }

    private static List<Resource> distinct(Stream<Resource> resources) {
        Map<String, Resource> byId = new LinkedHashMap<>();
        resources.forEach(resource -> byId.putIfAbsent(LocalReference.to(resource), resource));
        return List.copyOf(byId.values());
    }

    @Override
    public <T extends IBaseResource> MethodOutcome create(T resource, @Nullable Map<String, String> headers) {
        throw readsOnly();
    }

    @Override
    public <T extends IBaseResource> MethodOutcome update(T resource, @Nullable Map<String, String> headers) {
        throw readsOnly();
    }

    @Override
    public <T extends IBaseResource, I extends IIdType> MethodOutcome delete(
            Class<T> type, I id, @Nullable Map<String, String> headers) {
        throw readsOnly();
    }

    private static NotImplementedOperationException readsOnly() {
        return new NotImplementedOperationException("Measures are evaluated without writing anything.");
    }
}
