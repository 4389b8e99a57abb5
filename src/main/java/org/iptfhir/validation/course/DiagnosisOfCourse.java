package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Diagnoses;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.EnteredInError;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.WhoseRecord;

/** C08: a course that has begun addresses a diagnosis of its patient, mostly one for which IPT has been studied. */
final class DiagnosisOfCourse implements CourseRule {
    private static final String CONDITION = "Condition";

    private final Diagnoses diagnoses;

    DiagnosisOfCourse(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    @Override
    public String id() {
        return "C08";
    }

    @Override
    public String needs() {
        return "which diagnosis the course treats";
    }

    @Override
    public Scope scope(Resource resource) {
        Optional<CoursePlan> course = CoursePlan.of(resource)
                .filter(CoursePlan::hasBegun)
                .filter(begun -> begun.patient().isPresent());
        if (course.isEmpty()) {
            return Scope.nothing();
        }
        List<Reference> addressed = course.get().plan().getAddresses();
        return addressed.isEmpty()
                        || !ReferencesOf.type(CONDITION, addressed).places().isEmpty()
                ? Scope.withoutLock()
                : Scope.unreachable(".addresses[0]", addressed.get(0));
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        String patient = course.patient().orElseThrow();
        if (!course.plan().hasAddresses()) {
            return List.of(CourseBreach.error(
                    ".status",
                    "The course is " + course.status() + ", and addresses no diagnosis.",
                    course.id(),
                    patient));
        }
        ReferencesOf addressed = ReferencesOf.type(CONDITION, course.plan().getAddresses());
        Map<String, Condition> known = stored.record(patient, RecordPart.DIAGNOSIS).stream()
                .filter(diagnosis -> addressed.places().containsKey(LocalReference.to(diagnosis)))
                .collect(Collectors.toMap(LocalReference::to, Condition.class::cast, (one, same) -> one));
        return known.isEmpty() ? noDiagnosis(course, patient, addressed, stored) : unusual(course, addressed, known);
    }

    /**
     * What is addressed is here, but only problem areas. Where something is not here, nobody can say; a Condition of
     * another patient, or one that was entered in error, is what X03 tells of.
     */
    private static List<CourseBreach> noDiagnosis(
            CoursePlan course, String patient, ReferencesOf addressed, CourseReader stored) {
        Map<String, Resource> others = stored.resources(addressed.places().keySet()).stream()
                .collect(Collectors.toMap(LocalReference::to, Function.identity(), (one, same) -> one));
        if (!addressed.all()
                || others.size() < addressed.places().size()
                || !others.values().stream().allMatch(condition -> isProblemArea(condition, patient))) {
            return List.of();
        }
        return addressed.places().entrySet().stream()
                .limit(1)
                .map(first -> CourseBreach.error(
                        ".addresses[" + first.getValue() + "]",
                        "The course is " + course.status() + ", and addresses no diagnosis of its patient: "
                                + first.getKey() + " is a problem area.",
                        course.id(),
                        first.getKey()))
                .toList();
    }

    private static boolean isProblemArea(Resource condition, String patient) {
        return !EnteredInError.is(condition)
                && WhoseRecord.of(condition)
                        .filter(record -> record.patient().equals(patient))
                        .isPresent();
    }

    private List<CourseBreach> unusual(CoursePlan course, ReferencesOf addressed, Map<String, Condition> known) {
        List<String> outside = new ArrayList<>();
        for (Map.Entry<String, Condition> diagnosis : known.entrySet()) {
            if (diagnoses.isIndication(diagnosis.getValue().getCode()).orElse(true)) {
                return List.of();
            }
            outside.add(diagnosis.getKey());
        }
        return outside.stream()
                .sorted()
                .limit(1)
                .map(id -> CourseBreach.warning(
                        ".addresses[" + addressed.places().get(id) + "]",
                        "The diagnosis that the course addresses, "
                                + told(Optional.ofNullable(known.get(id)).orElseThrow(), id)
                                + ", is not in the value set indication: IPT has not been studied for it, or the list"
                                + " lacks it.",
                        course.id(),
                        id))
                .toList();
    }

    /** A diagnosis by its name and id. */
    static String told(Condition diagnosis, String id) {
        String name = diagnosis.getCode().hasText()
                ? diagnosis.getCode().getText()
                : diagnosis.getCode().getCoding().stream()
                        .flatMap(coding -> Stream.of(coding.getDisplay(), coding.getCode()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("a diagnosis");
        return name + " (" + id + ")";
    }
}
