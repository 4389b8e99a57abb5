package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.ProcessNote;
import org.iptfhir.translate.RecordOfCourse;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.SafetyTime;
import org.iptfhir.translate.SamePerson;
import org.iptfhir.translate.WholeCourses;
import org.iptfhir.translate.WhoseRecord;
import org.springframework.stereotype.Component;

/**
 * Finds a course by one search with {@code _include} and {@code _revinclude}, a statement for each kind of what is recorded of
 * its patient, and one for each step to what these refer to.
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
    private static final Set<String> WITHOUT_LEADING_AWAY = Set.of(
            "Medication",
            "Patient",
            "RelatedPerson",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "HealthcareService",
            "Location");

    private static final List<RecordPart> MEDICATION =
            List.of(RecordPart.MEDICATION_REQUEST, RecordPart.MEDICATION_STATEMENT);

    private static final List<RecordPart> SAFETY = List.of(RecordPart.SAFETY_FLAG, RecordPart.RISK_ASSESSMENT);

    private final DaoRegistry daos;
    private final CourseReader courses;
    private final Timepoints timepoints;
    private final FhirContext fhir;

    StoredWholeCourses(DaoRegistry daos, CourseReader courses, FhirContext fhir) {
        this.daos = daos;
        this.courses = courses;
        this.timepoints = Timepoints.of(Guide.read(fhir));
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
        addBoundToPatient(course, parts);
        addReferredTo(parts, person);
        return List.copyOf(parts.values());
    }

    /** What need not name the course. */
    private void addBoundToPatient(CoursePlan course, Map<String, Resource> parts) {
        Set<String> plans = parts.keySet().stream()
                .filter(part -> part.startsWith("CarePlan/"))
                .collect(Collectors.toUnmodifiableSet());
        new RecordOfCourse(course, () -> plans, timepoints)
                .all(courses).stream()
                        .filter(record -> !ProcessNote.is(record))
                        .forEach(record -> parts.putIfAbsent(LocalReference.to(record), record));
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
        Set<String> seen = new HashSet<>(parts.keySet());
        Set<String> own = parts.values().stream()
                .filter(part -> !isMedication(part))
                .map(LocalReference::to)
                .collect(Collectors.toUnmodifiableSet());
        List<Resource> level = List.copyOf(parts.values());
        while (!level.isEmpty()) {
            List<String> next = level.stream()
                    .flatMap(from -> referredTo(from, own.contains(LocalReference.to(from)) || isOfGuide(from)))
                    .filter(seen::add)
                    .toList();
            level = read(next, person);
            level.forEach(part -> parts.put(LocalReference.to(part), part));
        }
    }

    /** Orders of medication are of other care: what they are for and why is no part of the course. */
    private static boolean isMedication(Resource part) {
        return MEDICATION.stream().anyMatch(kind -> kind.type().equals(part.fhirType()));
    }

    private Stream<String> referredTo(Resource from, boolean isOfCourse) {
        return fhir.newTerser().getAllPopulatedChildElementsOfType(from, Reference.class).stream()
                .map(reference -> reference.getReferenceElement().toVersionless())
                .filter(id -> !id.isAbsolute() && id.hasResourceType() && id.hasIdPart())
                .filter(id -> isOfCourse || WITHOUT_LEADING_AWAY.contains(id.getResourceType()))
                .filter(id -> !NOT_FOLLOWED.contains(id.getResourceType()))
                .map(IIdType::getValue);
    }

    /** In the order of the ids. */
    private List<Resource> read(List<String> ids, Set<String> person) {
        Map<String, Resource> found = courses.resources(Set.copyOf(ids)).stream()
                .collect(Collectors.toMap(LocalReference::to, Function.identity()));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .filter(part -> !ProcessNote.is(part))
                .filter(part -> isOf(part, person))
                .toList();
    }

    private static boolean isOfGuide(Resource resource) {
        return resource.getMeta().getProfile().stream()
                .anyMatch(profile -> String.valueOf(profile.getValue()).startsWith(Canonical.BASE + "/"));
    }
}
