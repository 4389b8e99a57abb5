package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Patient;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PatientsInTreatment;
import org.iptfhir.translate.RecordPart;
import org.springframework.stereotype.Component;

/** Finds patients by searches of HAPI. */
@Component
final class StoredPatientsInTreatment implements PatientsInTreatment {
    private static final String KIND = Canonical.of("CodeSystem", "kind");
    private static final String COURSE = "ipt-course";
    private static final String ID = "[A-Za-z0-9.-]{1,64}";
    private static final int MOST_WORDS = 6;

    /** Several courses may be of one patient. */
    private static final int COURSES_FOR_EACH = 3;

    private final DaoRegistry daos;
    private final CourseReader courses;

    StoredPatientsInTreatment(DaoRegistry daos, CourseReader courses) {
        this.daos = daos;
        this.courses = courses;
    }

    @Override
    public List<Patient> find(String wanted, int most) {
        String text = wanted.strip();
        if (text.isEmpty()) {
            return latest(most);
        }
        Map<String, Patient> found = new LinkedHashMap<>();
        Stream.of(byId(text).stream(), search(identified(text), most), search(named(text), most))
                .flatMap(each -> each)
                .forEach(patient -> found.putIfAbsent(LocalReference.to(patient), patient));
        return found.values().stream().limit(most).toList();
    }

    private List<Patient> latest(int most) {
        SearchParameterMap search = new SearchParameterMap()
                .add("category", new TokenParam(KIND, COURSE))
                .setSort(new SortSpec("_lastUpdated", SortOrderEnum.DESC))
                .setLoadSynchronousUpTo(most * COURSES_FOR_EACH);
        List<String> ids =
                daos.getResourceDao("CarePlan").search(search, new SystemRequestDetails()).getAllResources().stream()
                        .map(CarePlan.class::cast)
                        .flatMap(plan -> LocalReference.of(plan.getSubject(), "Patient").stream())
                        .distinct()
                        .limit(most)
                        .toList();
        List<Patient> patients = new ArrayList<>();
        ids.forEach(id -> courses.patient(id).ifPresent(patients::add));
        return patients;
    }

    private Optional<Patient> byId(String text) {
        return text.matches(ID)
                ? courses.patient("Patient/" + text)
                        .filter(patient -> !courses.record("Patient/" + text, RecordPart.COURSE)
                                .isEmpty())
                : Optional.empty();
    }

    private static SearchParameterMap identified(String text) {
        int bar = text.indexOf('|');
        return inTreatment()
                .add(
                        "identifier",
                        bar < 0
                                ? new TokenParam(text)
                                : new TokenParam(text.substring(0, bar), text.substring(bar + 1)));
    }

    private static SearchParameterMap named(String text) {
        SearchParameterMap search = inTreatment();
        Stream.of(text.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .forEach(word -> search.add("name", new StringParam(word)));
        return search;
    }

    private static SearchParameterMap inTreatment() {
        return new SearchParameterMap()
                .add("_has", new HasParam("CarePlan", "patient", "category", KIND + "|" + COURSE));
    }

    private Stream<Patient> search(SearchParameterMap search, int most) {
        return daos
                .getResourceDao("Patient")
                .search(search.setLoadSynchronousUpTo(most), new SystemRequestDetails())
                .getAllResources()
                .stream()
                .map(Patient.class::cast);
    }
}
