package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.ProcessNote;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.SafetyTime;
import org.iptfhir.translate.SamePerson;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.translate.WholeCourses;
import org.iptfhir.translate.WhoseRecord;
import org.springframework.stereotype.Component;

/**
 * Finds a course by one search with {@code _include} and {@code _revinclude}, two for the safety of its patient, and a read
 * for each resource beyond that these refer to.
 */
@Component
final class StoredWholeCourses implements WholeCourses {
    /** What refers to the course or to one of its phases; scores may refer to their answers alone. */
    private static final List<String> REFERRING = List.of(
            "CarePlan:part-of",
            "Procedure:based-on",
            "Observation:based-on",
            "QuestionnaireResponse:based-on",
            "Task:based-on",
            "Observation:derived-from");

    /** Where references end: another course is no part of this one, and its parts are not either. */
    private static final Set<String> NOT_FOLLOWED = Set.of("CarePlan", "Group");

    /** What may be referred to from anywhere without leading away from the course. */
    private static final Set<String> WHO_AND_WHERE = Set.of(
            "Patient",
            "RelatedPerson",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "HealthcareService",
            "Location");

    private static final List<RecordPart> SAFETY = List.of(RecordPart.SAFETY_FLAG, RecordPart.RISK_ASSESSMENT);

    private final DaoRegistry daos;
    private final StoredResources stored;
    private final CourseReader courses;
    private final FhirContext fhir;

    StoredWholeCourses(DaoRegistry daos, StoredResources stored, CourseReader courses, FhirContext fhir) {
        this.daos = daos;
        this.stored = stored;
        this.courses = courses;
        this.fhir = fhir;
    }

    @Override
    public List<Resource> of(CoursePlan course) {
        Set<String> person = person(course);
        Map<String, Resource> parts = new LinkedHashMap<>();
        parts.put(course.id(), course.plan());
        referring(course)
                .filter(part -> isOf(part, person))
                .forEach(part -> parts.putIfAbsent(LocalReference.to(part), part));
        course.patient().stream()
                .flatMap(patient -> SAFETY.stream().flatMap(part -> courses.record(patient, part).stream()))
                .filter(record -> SafetyTime.isWithin(course, record))
                .forEach(record -> parts.putIfAbsent(LocalReference.to(record), record));
        addReferredTo(parts, person);
        return List.copyOf(parts.values());
    }

    @Override
    public List<Resource> ofOthers(CoursePlan course) {
        Set<String> person = person(course);
        return referring(course).filter(part -> !isOf(part, person)).toList();
    }

    /** The Patients whose records the course is part of; empty where it cannot be told. */
    private Set<String> person(CoursePlan course) {
        return course.patient().map(patient -> SamePerson.as(patient, courses)).orElse(Set.of());
    }

    /** Whether a resource is of the patient of the course, or of nobody in particular. */
    private static boolean isOf(Resource part, Set<String> person) {
        return part instanceof Patient
                ? person.contains(LocalReference.to(part))
                : WhoseRecord.of(part)
                        .filter(record -> !person.isEmpty() && !person.contains(record.patient()))
                        .isEmpty();
    }

    private Stream<Resource> referring(CoursePlan course) {
        SearchParameterMap search = SearchParameterMap.newSynchronous()
                .add("_id", new TokenParam(course.plan().getIdElement().getIdPart()));
        REFERRING.forEach(path -> search.addRevInclude(new Include(path, true)));
        return daos.getResourceDao("CarePlan").search(search, new SystemRequestDetails()).getAllResources().stream()
                .map(Resource.class::cast)
                .filter(part -> !ProcessNote.is(part));
    }

    /** What a course's own resources refer to, and what of that is IPT's refers to; beyond, only who and where it was. */
    private void addReferredTo(Map<String, Resource> parts, Set<String> person) {
        Deque<Resource> open = new ArrayDeque<>(parts.values());
        Set<String> seen = new HashSet<>(parts.keySet());
        Set<String> own = Set.copyOf(parts.keySet());
        while (!open.isEmpty()) {
            Resource from = open.poll();
            boolean isOfCourse = own.contains(LocalReference.to(from)) || isOfGuide(from);
            for (Reference reference : fhir.newTerser().getAllPopulatedChildElementsOfType(from, Reference.class)) {
                IIdType id = reference.getReferenceElement().toVersionless();
                if (id.isAbsolute() || !id.hasResourceType() || !id.hasIdPart()) {
                    continue;
                }
                if (!isOfCourse && !WHO_AND_WHERE.contains(id.getResourceType())) {
                    continue;
                }
                if (!seen.add(id.getValue())) {
                    continue;
                }
                read(id, person).ifPresent(part -> {
                    parts.put(LocalReference.to(part), part);
                    open.add(part);
                });
            }
        }
    }

    private static boolean isOfGuide(Resource resource) {
        return resource.getMeta().getProfile().stream()
                .anyMatch(profile -> String.valueOf(profile.getValue()).startsWith(Canonical.BASE + "/"));
    }

    private Optional<Resource> read(IIdType id, Set<String> person) {
        return NOT_FOLLOWED.contains(id.getResourceType())
                ? Optional.empty()
                : stored.read(new IdType(id.getValue()))
                        .filter(part -> !ProcessNote.is(part))
                        .filter(part -> isOf(part, person));
    }
}
