package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Contradiction.Disagreement;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.EnteredInError;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.OwnScores;
import org.iptfhir.translate.SamePerson;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.translate.WhoseRecord;
import org.iptfhir.validation.Severity;

/** What is written together, and refers to each other and to what is stored; for one check (X03). */
final class RecordsTogether {
    /** Where a record of somebody else may belong that is no part of IPT: the illness of a child, for example. */
    private static final Set<String> MAY_TELL_OF_OTHERS = Set.of("supportingInfo", "reasonReference");

    private final CourseReader stored;
    private final OwnScores scores;
    private final Map<String, Written> written = new LinkedHashMap<>();
    private final Map<Written, List<Mention>> mentions = new LinkedHashMap<>();
    private final Map<String, Resource> targets = new HashMap<>();
    private final Map<String, Set<String>> people = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Map<Written, List<CourseBreach>> breaches = new LinkedHashMap<>();

    RecordsTogether(Collection<Written> all, CourseReader stored, OwnScores scores) {
        this.scores = scores;
        this.stored = stored;
        all.forEach(one -> written.put(one.id(), one));
        written.values().stream()
                .filter(one -> !isDerivedBeside(one.resource()))
                .forEach(one -> mentions.put(one, Mention.of(one.resource())));
        Set<String> elsewhere = mentions.values().stream()
                .flatMap(List::stream)
                .map(Mention::target)
                .filter(target -> !written.containsKey(target))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        written.forEach((id, one) -> targets.put(id, one.resource()));
        if (!elsewhere.isEmpty()) {
            stored.resources(elsewhere).forEach(target -> targets.put(LocalReference.to(target), target));
        }
    }

    /** What is computed from answers that are written too has their references, of which these are told. */
    private boolean isDerivedBeside(Resource resource) {
        return resource instanceof Observation score
                && ScoreObservations.isComputed(score)
                && score.getDerivedFrom().stream()
                        .flatMap(answers -> LocalReference.of(answers).stream())
                        .anyMatch(written::containsKey);
    }

    Map<Written, List<CourseBreach>> breaches() {
        mentions.forEach(this::takenBack);
        List<Stranger> strangers = mentions.entrySet().stream()
                .flatMap(each -> strangers(each.getKey().resource(), each.getValue()))
                .toList();
        Map<String, List<Stranger>> misplaced = misplaced(strangers);
        misplaced.forEach((id, all) -> tell(id, Stranger.misplaced(id, all)));
        strangers.stream()
                .filter(stranger -> !misplaced.containsKey(stranger.mention().target()))
                .filter(stranger -> !followsFrom(stranger, misplaced))
                .collect(Collectors.groupingBy(
                        stranger -> stranger.id() + " " + stranger.other().patient(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(all -> tell(all.get(0).id(), Stranger.astray(all)));
        return breaches;
    }

    private void tell(String id, CourseBreach breach) {
        Optional.ofNullable(written.get(id))
                .ifPresent(one -> breaches.computeIfAbsent(one, unknown -> new ArrayList<>())
                        .add(breach));
    }

    private void takenBack(Written one, List<Mention> all) {
        if (!Mention.isIpt(one.resource())) {
            return;
        }
        Set<String> before = one.before().map(Mention::of).orElse(List.of()).stream()
                .map(Mention::target)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> told = new HashSet<>();
        for (Mention mention : all) {
            Optional<Resource> refuted =
                    Optional.ofNullable(targets.get(mention.target())).filter(EnteredInError::is);
            if (refuted.isPresent() && told.add(mention.target())) {
                boolean isNew = !before.contains(mention.target()) && !one.isRecordedElsewhere();
                tell(
                        one.id(),
                        new CourseBreach(
                                isNew ? Severity.ERROR : Severity.WARNING,
                                mention.path(),
                                "The " + one.resource().fhirType() + " is " + status(one.resource())
                                        + ", but refers to " + mention.target() + ", which was entered in error.",
                                one.id(),
                                mention.target()));
            }
        }
    }

    private Stream<Stranger> strangers(Resource in, List<Mention> all) {
        Optional<WhoseRecord> own = WhoseRecord.of(in);
        if (own.isEmpty()) {
            return Stream.of();
        }
        boolean withPartner = Stream.concat(
                        Stream.of(in),
                        all.stream().flatMap(mention -> Optional.ofNullable(targets.get(mention.target())).stream()))
                .flatMap(plan -> CoursePlan.of(plan).stream())
                .anyMatch(CoursePlan::isWithPartner);
        Set<String> answering = in instanceof Observation score ? answering(score, all) : Set.of();
        return all.stream()
                .flatMap(mention -> Optional.ofNullable(targets.get(mention.target())).stream()
                        .flatMap(target -> stranger(in, own.get(), mention, target, withPartner)))
                .filter(stranger -> !answering.contains(stranger.other().patient()));
    }

    /** Whose answers a score derives from, where it is told by M06 that it is of another patient. */
    private Set<String> answering(Observation score, List<Mention> all) {
        return all.stream()
                .flatMap(mention -> Optional.ofNullable(targets.get(mention.target())).stream())
                .filter(QuestionnaireResponse.class::isInstance)
                .filter(answers -> scores.contradiction(score, (QuestionnaireResponse) answers, stored)
                        .filter(found -> found.in() == Disagreement.SUBJECT)
                        .isPresent())
                .flatMap(answers -> WhoseRecord.of(answers).stream())
                .map(WhoseRecord::patient)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Stranger> stranger(
            Resource in, WhoseRecord own, Mention mention, Resource target, boolean withPartner) {
        Optional<WhoseRecord> other = WhoseRecord.of(target);
        if (other.isEmpty() || EnteredInError.is(target) || !(Mention.isIpt(in) || Mention.isIpt(target))) {
            return Stream.of();
        }
        if (isSame(own, other.get())) {
            confirmed.add(mention.target());
            return Stream.of();
        }
        boolean mayBe = withPartner || (MAY_TELL_OF_OTHERS.contains(mention.element()) && !Mention.isIpt(target));
        return Stream.of(new Stranger(in, mention, own, other.get(), mayBe ? Severity.WARNING : Severity.ERROR));
    }

    private boolean isSame(WhoseRecord one, WhoseRecord other) {
        return one.patient().equals(other.patient())
                || people.computeIfAbsent(one.patient(), patient -> SamePerson.as(patient, stored))
                        .contains(other.patient());
    }

    /**
     * Resources that are themselves in the wrong record, and what tells so: several that are written with them, and none
     * that says otherwise; or what is stored, where their patient is changed.
     */
    private Map<String, List<Stranger>> misplaced(List<Stranger> strangers) {
        Map<String, List<Stranger>> misplaced = new LinkedHashMap<>();
        strangers.stream()
                .filter(stranger -> written.containsKey(stranger.mention().target()))
                .forEach(stranger -> misplaced
                        .computeIfAbsent(stranger.mention().target(), unknown -> new ArrayList<>())
                        .add(stranger));
        misplaced
                .entrySet()
                .removeIf(each -> confirmed.contains(each.getKey())
                        || each.getValue().stream().map(Stranger::id).distinct().count() < 2);
        written.values().stream().filter(this::isMoved).forEach(moved -> {
            List<Stranger> left = leftBehind(moved);
            if (!left.isEmpty()) {
                misplaced
                        .computeIfAbsent(moved.id(), unknown -> new ArrayList<>())
                        .addAll(left);
            }
        });
        return misplaced;
    }

    /** Whether it gets another patient, or becomes a part of IPT: until then nobody judged what refers to it. */
    private boolean isMoved(Written one) {
        Optional<WhoseRecord> now = WhoseRecord.of(one.resource());
        return one.before()
                .filter(before ->
                        now.isPresent() && Mention.isRecord(one.resource()) && !EnteredInError.is(one.resource()))
                .filter(before -> WhoseRecord.of(before)
                                .filter(whose -> !isSame(now.get(), whose))
                                .isPresent()
                        || (Mention.isIpt(one.resource()) && !Mention.isIpt(before)))
                .isPresent();
    }

    /** What is stored, stays as it is, and refers to a resource of which the patient is changed. */
    private List<Stranger> leftBehind(Written moved) {
        return stored.referringTo(moved.id()).stream()
                .filter(resource -> !written.containsKey(LocalReference.to(resource)))
                .filter(resource -> !follows(resource, moved))
                .flatMap(resource -> strangers(
                        resource,
                        Mention.of(resource).stream()
                                .filter(mention -> mention.target().equals(moved.id()))
                                .toList()))
                .toList();
    }

    /** What is computed from answers gets their patient with them. */
    private static boolean follows(Resource resource, Written moved) {
        return moved.resource() instanceof QuestionnaireResponse
                && resource instanceof Observation score
                && ScoreObservations.isComputed(score);
    }

    private boolean followsFrom(Stranger stranger, Map<String, List<Stranger>> misplaced) {
        return misplaced.getOrDefault(stranger.id(), List.of()).stream()
                .anyMatch(other -> other.own().patient().equals(stranger.other().patient()));
    }

    private static String status(Resource resource) {
        return Stream.of("status", "lifecycleStatus", "verificationStatus", "clinicalStatus")
                .flatMap(element -> Optional.ofNullable(resource.getNamedProperty(element)).stream())
                .flatMap(property -> property.getValues().stream())
                .filter(Base::isPrimitive)
                .map(Base::primitiveValue)
                .findFirst()
                .orElse("valid");
    }
}
