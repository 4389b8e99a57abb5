package org.iptfhir.validation.course;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Diagnoses;
import org.iptfhir.guide.GoalKinds;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Phases;
import org.iptfhir.guide.SuicideRisk;
import org.iptfhir.guide.Techniques;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.guide.Variants;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.GatheredCourses;
import org.iptfhir.translate.OwnScores;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.Rule;
import org.iptfhir.validation.RuleBook;
import org.iptfhir.validation.Severity;
import org.iptfhir.validation.SiteRules;
import org.iptfhir.validation.course.Scope.Unreachable;

/**
 * Holds resources to the rules that look at more than one: at what is written together, and at what is stored. The
 * caller first locks what {@link #records} names, then checks.
 */
public final class CourseRules {
    /**
     * What a rule found in one resource.
     *
     * @param isOfHistory whether nobody could mend it any more once it is over
     */
    private record Found(String rule, Written in, CourseBreach breach, boolean isOfHistory) {}

    private static final Pattern ID = Pattern.compile("[A-Z][A-Za-z]+/[-.\\w]*[-\\w]");
    private static final Set<String> TYPES = Set.of(
            "CarePlan",
            "ClinicalImpression",
            "Condition",
            "Consent",
            "Goal",
            "Observation",
            "Procedure",
            "QuestionnaireResponse");

    private static final Set<String> LOOKED_INTO = Set.of("Patient", "Group", "Practitioner", "PractitionerRole");

    private final List<CourseRule> rules;
    private final WithinOneRecord records;
    private final RuleBook book;

    private CourseRules(List<CourseRule> rules, WithinOneRecord records, RuleBook book) {
        this.rules = rules;
        this.records = records;
        this.book = book;
    }

    /** The rules of the published guide. */
    public static CourseRules ofPublishedGuide(FhirContext fhir) {
        return ofPublishedGuide(fhir, SiteRules.ofTheGuide());
    }

    /**
     * The rules of the published guide.
     *
     * @param site what it has decided about them
     */
    public static CourseRules ofPublishedGuide(FhirContext fhir, SiteRules site) {
        Guide guide = Guide.read(fhir);
        Variants variants = site.variants(guide);
        Phases phases = Phases.of(guide);
        Measurements measurements = new Measurements(Instruments.of(guide));
        Diagnoses diagnoses = Diagnoses.of(guide);
        return new CourseRules(
                List.of(
                        new OneAcuteCourse(variants),
                        new EachPhaseOnce(),
                        new PlanOfCourse(),
                        new DraftHasNotBegun(),
                        new AllPhasesOnceCompleted(variants),
                        new PhaseOfCompletedCourse(new AllPhasesOnceCompleted(variants)),
                        new PhasesOneAfterAnother(),
                        new PhasesApart(),
                        new PhaseWithinCourse(),
                        new OnePhaseAtATime(),
                        new GroundOfMiddlePhase(measurements, Timepoints.of(guide), site.strictGates()),
                        new SessionsOfPhase(phases, variants),
                        new TerminationCompleted(),
                        new PhaseOfCompletedCourse(new TerminationCompleted()),
                        new NumberOfItsOwn(),
                        new NumbersFollowDates(),
                        new NumbersWithoutGap(),
                        new SessionWithinPlans(),
                        new PlanHoldsItsSessions(),
                        new MinutesOfVariant(variants),
                        new IntervalOfVariant(variants),
                        new TechniqueInPlace(Techniques.of(guide)),
                        new FormulationOfCourse(),
                        new SuicideItemFollowedUp(Instruments.of(guide), SuicideRisk.of(guide)),
                        new AgeOfVariant(variants),
                        new DeathInInventory(),
                        new DisputeInInventory(),
                        new TransitionInInventory(),
                        new PatternInInventory(),
                        new InventoryInInitialPhase(),
                        new MeasuredRegularly(measurements, Timepoints.of(guide), variants),
                        new MeasuredAtBothEnds(measurements, Timepoints.of(guide)),
                        new ChangeFromBaseline(measurements),
                        new ScoreOnce(measurements),
                        new InstrumentFits(measurements, variants),
                        new DiagnosisOfCourse(diagnoses),
                        new ReasonForCaution(diagnoses),
                        new GoalsOfCourse(GoalKinds.of(guide), Instruments.of(guide), variants),
                        new ConsentBeforeWork(),
                        new TherapistOfSession(),
                        new MedicationBeside(),
                        new MaintenanceAfterAcute(variants),
                        new ParentTakesPart(),
                        new GroupOfCourse(variants),
                        new IllnessOfVariant(diagnoses),
                        new PartnerTakesPart(),
                        new ScoreOfCourse(),
                        new AnswersOfCountingScores()),
                new WithinOneRecord(new OwnScores(new ScoreObservations(Instruments.of(guide)))),
                RuleBook.of(guide));
    }

    /** Whether there are rules about resources of this type. */
    public boolean lookAt(Resource resource) {
        return TYPES.contains(resource.fhirType()) || Mention.mayBeIn(resource);
    }

    /** Whether rules about other resources look into this one. */
    public boolean lookInto(Resource resource) {
        return LOOKED_INTO.contains(resource.fhirType()) || Mention.isRecord(resource);
    }

    /**
     * The records that one writer at a time may change, in sorted order; empty where no rule has anything to judge.
     *
     * @param stored as it is before they are locked
     */
    public SortedSet<String> records(Collection<Written> written, CourseReader stored) {
        SortedSet<String> records = new TreeSet<>();
        for (Written one : written) {
            rules.forEach(rule -> records.addAll(rule.records(one, stored)));
        }
        return records;
    }

    /**
     * What is wrong with the resources, together with what is stored.
     *
     * @param stored which includes them
     * @param places of the text that they come from
     */
    public List<Finding> check(Collection<Written> written, CourseReader stored, Places places) {
        return checkEach(written, stored, one -> places).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * What is wrong with each of the resources, together with what is stored; those without findings are left out.
     *
     * @param stored which includes them
     * @param places of the text that a resource comes from
     */
    public Map<Written, List<Finding>> checkEach(
            Collection<Written> written, CourseReader stored, Function<Written, Places> places) {
        List<Found> found = new ArrayList<>();
        Map<String, Written> byId = new HashMap<>();
        written.forEach(one -> byId.put(one.id(), one));
        Map<Written, List<Finding>> findings = new LinkedHashMap<>();
        Map<Written, List<CourseBreach>> astray = records.check(written, stored);
        for (Written one : written) {
            astray.getOrDefault(one, List.of())
                    .forEach(breach -> found.add(new Found(WithinOneRecord.ID, one, breach, false)));
            for (CourseRule rule : rules) {
                Scope scope = rule.scope(one.resource());
                scope.unreachable()
                        .ifPresent(reference ->
                                of(one, findings).add(notJudged(rule, one.path(), reference, places.apply(one))));
                Stream.concat(
                                scope.judged() ? rule.check(one.resource(), stored).stream() : Stream.of(),
                                one.before().stream()
                                        .flatMap(before -> rule.checkChange(before, one.resource(), stored).stream()))
                        .filter(breach -> !(rule.isToldOfTheCourse() && isCourse(breach.other(), byId)))
                        .forEach(breach -> found.add(new Found(rule.id(), one, breach, true)));
            }
        }
        // Two resources that are written together and do not go together are one fault: the later one is told of it.
        for (int i = 0; i < found.size(); i++) {
            Found earlier = found.get(i);
            if (found.subList(i + 1, found.size()).stream().noneMatch(later -> isSame(earlier, later))) {
                of(earlier.in(), findings).add(finding(earlier, byId, stored, places.apply(earlier.in())));
            }
        }
        return findings;
    }

    /**
     * What is wrong with the records in a document, which is as it was signed, and is looked at by itself: whose they are,
     * and whether they were entered in error.
     *
     * @param places of the text that it comes from
     */
    public List<Finding> checkDocument(Collection<Written> parts, Places places) {
        List<Written> asTheyWere = parts.stream().map(Written::asItWas).toList();
        Map<String, Written> byId = new HashMap<>();
        asTheyWere.forEach(one -> byId.put(one.id(), one));
        GatheredCourses inDocument = new GatheredCourses();
        asTheyWere.forEach(one -> inDocument.add(one.resource()));
        List<Finding> findings = new ArrayList<>();
        records.check(asTheyWere, inDocument)
                .forEach((one, breaches) -> breaches.forEach(breach -> findings.add(finding(
                        new Found(WithinOneRecord.ID, one, breach, false), byId, CourseReader.ofNothing(), places))));
        return findings;
    }

    private static List<Finding> of(Written one, Map<Written, List<Finding>> findings) {
        return findings.computeIfAbsent(one, unknown -> new ArrayList<>());
    }

    private static boolean isCourse(String id, Map<String, Written> written) {
        return Optional.ofNullable(written.get(id))
                .flatMap(one -> CoursePlan.of(one.resource()))
                .isPresent();
    }

    private static boolean isSame(Found one, Found other) {
        return one.rule().equals(other.rule()) && one.breach().mirrors(other.breach());
    }

    private Finding finding(Found found, Map<String, Written> written, CourseReader stored, Places places) {
        String path = found.in().path() + found.breach().path();
        return new Finding(
                found.rule(),
                severity(found, stored),
                IssueKind.BUSINESS_RULE,
                path,
                places.of(path),
                asInTheRequest(found, written),
                book.ofInvariant(found.rule()).map(Rule::remedy),
                Optional.empty());
    }

    /** Nobody can mend what was recorded elsewhere and was over then. */
    private static Severity severity(Found found, CourseReader stored) {
        return found.breach().severity() == Severity.ERROR
                        && found.isOfHistory()
                        && found.in().isHistory(stored)
                ? Severity.WARNING
                : found.breach().severity();
    }

    private static String asInTheRequest(Found found, Map<String, Written> written) {
        return ID.matcher(found.breach().message())
                .replaceAll(id -> Matcher.quoteReplacement(Optional.ofNullable(written.get(id.group()))
                        .filter(other -> !other.equals(found.in()))
                        .map(other -> other.calledFrom(found.in()))
                        .orElse(id.group())));
    }

    private static Finding notJudged(CourseRule rule, String resource, Unreachable reference, Places places) {
        String path = resource + reference.path();
        return new Finding(
                rule.id(),
                Severity.NOTE,
                IssueKind.INFORMATIONAL,
                path,
                places.of(path),
                "Rule " + rule.id() + " was not checked: it cannot be told " + rule.needs() + ", because "
                        + reference.why() + ".",
                Optional.of("Nothing has to be mended. To have the rule checked, refer to a resource that is here by"
                        + " type and id in reference; identifier and display may stand beside it."),
                Optional.empty());
    }
}
