package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.Span;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;

/**
 * A03: a course in a group names the group, which is as large as the variant plans, and each of its members has a course.
 * Until the group meets it comes together, and once a course is completed its members have left; a group that is not here
 * is not judged.
 */
final class GroupOfCourse implements CourseRule {
    private static final String GROUP = "Group";
    private static final Set<Phase> BEFORE_THE_GROUP = EnumSet.of(Phase.PREGROUP);

    private final Variants variants;

    GroupOfCourse(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String id() {
        return "A03";
    }

    @Override
    public String needs() {
        return "who belongs to the group";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(CoursePlan::hasBegun)
                .filter(this::isInGroup)
                .filter(course -> course.patient().isPresent())
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    private boolean isInGroup(CoursePlan course) {
        return course.format()
                .map("group"::equals)
                .orElseGet(() -> course.variant()
                        .flatMap(variants::ofCode)
                        .flatMap(Variant::members)
                        .isPresent());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        if (!course.isCompleted() && !hasMet(course, stored)) {
            return List.of();
        }
        List<Reference> supporting = course.plan().getSupportingInfo();
        if (supporting.stream().noneMatch(GroupOfCourse::isGroup)) {
            return List.of(CourseBreach.warning(
                    CoursePlaces.extension(course, course.format().isPresent() ? "format" : "variant"),
                    "The course takes place in a group, and supportingInfo names none.",
                    course.id(),
                    course.patient().orElseThrow()));
        }
        ReferencesOf groups = ReferencesOf.type(GROUP, supporting);
        return course.isCompleted() || groups.places().isEmpty()
                ? List.of()
                : stored.resources(groups.places().keySet()).stream()
                        .map(Group.class::cast)
                        .flatMap(group -> amiss(group, course, stored).stream()
                                .map(message -> CourseBreach.warning(
                                        ".supportingInfo[" + groups.places().get(LocalReference.to(group)) + "]",
                                        message,
                                        course.id(),
                                        LocalReference.to(group))))
                        .toList();
    }

    private static boolean hasMet(CoursePlan course, CourseReader stored) {
        return stored.phasesOf(course.id()).stream()
                .filter(phase -> !BEFORE_THE_GROUP.contains(phase.phase()))
                .anyMatch(phase -> phase.isActive() || phase.isCompleted());
    }

    private static boolean isGroup(Reference reference) {
        return GROUP.equals(reference.getType())
                || GROUP.equals(reference.getReferenceElement().getResourceType());
    }

    private List<String> amiss(Group group, CoursePlan course, CourseReader stored) {
        List<String> amiss = new ArrayList<>();
        String id = LocalReference.to(group);
        List<Reference> members = group.getMember().stream()
                .filter(member -> !member.getInactive())
                .map(Group.GroupMemberComponent::getEntity)
                .toList();
        Optional<Integer> size = group.hasMember()
                ? Optional.of(members.size())
                : Optional.ofNullable(group.getQuantityElement().getValue());
        Optional<Span> planned = variants.membersOfGroup(course.variant());
        size.flatMap(count -> planned.filter(span -> !span.contains(count))
                        .map(span -> id + " has " + count + (count == 1 ? " active member" : " active members")
                                + "; a group of IPT has " + span + "."))
                .ifPresent(amiss::add);
        Set<String> patients = members.stream()
                .flatMap(member -> LocalReference.of(member, "Patient").stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (patients.isEmpty() || patients.size() < members.size()) {
            return amiss; // who the others are cannot be told
        }
        if (!patients.contains(course.patient().orElseThrow())) {
            amiss.add("The patient of the course is not among the active members of " + id + ".");
        }
        withoutCourse(patients, id, stored).ifPresent(amiss::add);
        return amiss;
    }

    private static Optional<String> withoutCourse(Set<String> patients, String group, CourseReader stored) {
        Set<String> treated = stored.coursesIn(group).stream()
                .flatMap(course -> course.patient().stream())
                .collect(Collectors.toUnmodifiableSet());
        List<String> without =
                patients.stream().filter(patient -> !treated.contains(patient)).toList();
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of("No course here names " + group + " for " + without.size() + " of its " + patients.size()
                        + " active members: " + String.join(", ", without) + ".");
    }
}
