package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IAnyResource;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.DerivedScores;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.SessionRecord;
import org.iptfhir.translate.StoredResources;
import org.springframework.stereotype.Component;

/** Finds courses by HAPI's searches, within the transaction of the write that is judged: one search for each question. */
@Component
final class StoredCourses implements CourseReader {
    private static final String KIND = Canonical.of("CodeSystem", "kind");

    private final DaoRegistry daos;
    private final StoredResources stored;
    private final DerivedScores scores;
    private final OwnWrites ownWrites;

    StoredCourses(DaoRegistry daos, StoredResources stored, DerivedScores scores, OwnWrites ownWrites) {
        this.daos = daos;
        this.stored = stored;
        this.scores = scores;
        this.ownWrites = ownWrites;
    }

    @Override
    public List<CoursePlan> activeCoursesOf(String patient) {
        return found(
                        "CarePlan",
                        SearchParameterMap.newSynchronous()
                                .add(CarePlan.SP_SUBJECT, new ReferenceParam(patient))
                                .add(CarePlan.SP_CATEGORY, new TokenParam(KIND, "ipt-course"))
                                .add(CarePlan.SP_STATUS, new TokenParam(CarePlanStatus.ACTIVE.toCode())))
                .map(CoursePlan::of)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<PhasePlan> phasesOf(String course) {
        return found(
                        "CarePlan",
                        SearchParameterMap.newSynchronous().add(CarePlan.SP_PART_OF, new ReferenceParam(course)))
                .map(PhasePlan::of)
                .flatMap(Optional::stream)
                .filter(phase -> !phase.isEnteredInError())
                .toList();
    }

    @Override
    public Optional<PhasePlan> phase(String id) {
        return stored.read(new IdType(id)).flatMap(PhasePlan::of);
    }

    @Override
    public List<SessionRecord> sessionsOf(Set<String> plans) {
        ReferenceOrListParam any = new ReferenceOrListParam();
        plans.stream().sorted().map(ReferenceParam::new).forEach(any::add);
        return found("Procedure", SearchParameterMap.newSynchronous().add(Procedure.SP_BASED_ON, any))
                .map(SessionRecord::of)
                .flatMap(Optional::stream)
                .filter(session -> !session.isEnteredInError())
                .toList();
    }

    @Override
    public Optional<CoursePlan> course(String id) {
        return stored.read(new IdType(id)).flatMap(CoursePlan::of);
    }

    @Override
    public Optional<QuestionnaireResponse> response(String id) {
        return stored.read(new IdType(id))
                .filter(QuestionnaireResponse.class::isInstance)
                .map(QuestionnaireResponse.class::cast);
    }

    @Override
    public List<Observation> scoresFrom(String response) {
        return scores.ofResponse(new IdType(response));
    }

    @Override
    public List<Resource> record(String patient, RecordPart part) {
        SearchParameterMap search =
                SearchParameterMap.newSynchronous().add(part.subject(), new ReferenceParam(patient));
        switch (part) { // a hospital has thousands of others
            case SCORE -> search.add(Observation.SP_CATEGORY, new TokenParam(KIND, "ipt-score"));
            case COURSE -> search.add(CarePlan.SP_CATEGORY, new TokenParam(KIND, "ipt-course"));
            case VISIT -> search.add(Encounter.SP_TYPE, new TokenParam(KIND, "ipt-session"));
            default -> {} // few, or not to be told apart by a search
        }
        return found(part.type(), search).filter(part::holds).toList();
    }

    @Override
    public Optional<Patient> patient(String id) {
        return stored.read(new IdType(id)).filter(Patient.class::isInstance).map(Patient.class::cast);
    }

    @Override
    public List<Resource> resources(String type, Set<String> ids) {
        if (ids.size() == 1) { // read sooner than found
            return ids.stream()
                    .flatMap(id -> stored.read(new IdType(id)).stream())
                    .toList();
        }
        TokenOrListParam any = new TokenOrListParam();
        ids.stream()
                .sorted()
                .map(id -> new TokenParam(new IdType(id).getIdPart()))
                .forEach(any::add);
        return found(type, SearchParameterMap.newSynchronous().add(IAnyResource.SP_RES_ID, any))
                .toList();
    }

    private Stream<Resource> found(String type, SearchParameterMap search) {
        ownWrites.flush();
        return daos.getResourceDao(type).search(search, new SystemRequestDetails()).getAllResources().stream()
                .map(Resource.class::cast);
    }
}
