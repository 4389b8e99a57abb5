package org.iptfhir.sample;

import static org.iptfhir.sample.RecordOfCourse.concept;
import static org.iptfhir.sample.RecordOfCourse.extension;
import static org.iptfhir.sample.RecordOfCourse.item;
import static org.iptfhir.sample.RecordOfCourse.number;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.StringType;

/**
 * A way to break a right course, so that one rule must tell.
 *
 * @param rule that must tell
 * @param how what is done
 * @param change breaks the course
 */
record Breakage(String rule, String how, Change change) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final String LOINC = "http://loinc.org";

    /** Breaks a course. */
    interface Change {
        /** The resource that was changed most; empty where the course has nothing that can be broken so. */
        Optional<Resource> in(RecordOfCourse record, Random chance);
    }

    @Override
    public String toString() {
        return rule + ": " + how;
    }

    /** All ways, by their rules. */
    static List<Breakage> all() {
        List<Breakage> all = new ArrayList<>();
        all.addAll(ofCourse());
        all.addAll(ofPhases());
        all.addAll(ofSessions());
        all.addAll(ofInventoryAndAgreement());
        all.addAll(ofRecords());
        all.addAll(ofScores());
        return all;
    }

    private static List<Breakage> ofCourse() {
        return List.of(
                course("C01", "an order instead of a plan", course -> course.setIntent(CarePlanIntent.ORDER)),
                course("C02", "a second primary problem area", course -> {
                    addArea(course, "grief", "primary");
                    addArea(course, "role-transition", "primary");
                }),
                new Breakage("C03", "the same area twice", (record, chance) -> {
                    if (record.area().isEmpty()) {
                        return Optional.empty();
                    }
                    addArea(record.course(), record.area(), "secondary");
                    return Optional.of(record.course());
                }),
                course(
                        "C04",
                        "60 sessions",
                        course -> course.getExtensionByUrl(extension("planned-sessions"))
                                .setValue(new PositiveIntType(60))),
                new Breakage("C06", "active without a beginning, or completed without an end", (record, chance) -> {
                    CarePlan course = record.course();
                    if (course.getStatus() == CarePlanStatus.ACTIVE) {
                        course.getPeriod().setStartElement(null);
                        return Optional.of(course);
                    }
                    course.getPeriod().setEndElement(null);
                    return some(course, course.getStatus() == CarePlanStatus.COMPLETED);
                }),
                new Breakage("C07", "three years long", (record, chance) -> {
                    Period period = record.course().getPeriod();
                    period.setEndElement(day(period.getStart(), 3 * 365));
                    return Optional.of(record.course());
                }),
                new Breakage("C08", "without a diagnosis", (record, chance) -> {
                    record.course().setAddresses(null);
                    return some(record.course(), record.course().getStatus() != CarePlanStatus.REVOKED);
                }),
                new Breakage("C09", "a second active course", (record, chance) -> {
                    boolean active = record.course().getStatus() == CarePlanStatus.ACTIVE;
                    return active ? Optional.of(record.addCopy(record.course())) : Optional.empty();
                }),
                new Breakage("C10", "over without a reason", (record, chance) -> {
                    boolean over = record.course()
                            .getExtension()
                            .removeIf(each -> each.getUrl().equals(extension("end-reason")));
                    return some(record.course(), over);
                }),
                new Breakage("C10", "broken off though completed as planned", (record, chance) -> {
                    record.course().setStatus(CarePlanStatus.REVOKED);
                    return some(record.course(), isCompletedAsPlanned(record));
                }),
                new Breakage("C10", "over and still going on", (record, chance) -> {
                    boolean over = record.course().getStatus() == CarePlanStatus.COMPLETED
                            || record.course().getStatus() == CarePlanStatus.REVOKED;
                    record.course().setStatus(CarePlanStatus.ONHOLD);
                    return some(record.course(), over);
                }),
                new Breakage("A01", "IPT for adolescents with an adult", (record, chance) -> {
                    LocalDate start = local(record.course().getPeriod().getStart());
                    record.first(Patient.class)
                            .setBirthDateElement(
                                    new DateType(start.minusYears(30).toString()));
                    return some(
                            record.course(),
                            RecordOfCourse.code(record.course(), "variant").equals("ipt-a"));
                }));
    }

    private static List<Breakage> ofPhases() {
        return List.of(
                new Breakage(
                        "P01",
                        "the initial phase twice",
                        (record, chance) -> record.phase("initial").map(record::addCopy)),
                new Breakage("P02", "the middle phase before the initial one", (record, chance) -> {
                    Optional<CarePlan> middle = record.phase("middle")
                            .filter(phase -> phase.getPeriod().hasEnd());
                    return record.phase("initial")
                            .flatMap(initial -> middle.map(later -> {
                                Period first = initial.getPeriod();
                                initial.setPeriod(later.getPeriod());
                                later.setPeriod(first);
                                return later;
                            }));
                }),
                new Breakage(
                        "P03",
                        "phases that overlap",
                        (record, chance) -> record.phase("middle")
                                .flatMap(middle -> record.phase("initial")
                                        .filter(initial -> counts(initial) && counts(middle))
                                        .map(initial -> {
                                            initial.getPeriod()
                                                    .setEndElement(day(
                                                            middle.getPeriod().getStart(), 1 + chance.nextInt(5)));
                                            return middle;
                                        }))),
                new Breakage(
                        "P04",
                        "a phase before its course",
                        (record, chance) -> record.phases().stream()
                                .filter(Breakage::counts)
                                .findFirst()
                                .map(phase -> {
                                    phase.getPeriod()
                                            .setStartElement(
                                                    day(phase.getPeriod().getStart(), -1 - chance.nextInt(300)));
                                    return phase;
                                })),
                new Breakage("P05", "two active phases", (record, chance) -> {
                    Optional<CarePlan> active = record.phases().stream()
                            .filter(phase -> phase.getStatus() == CarePlanStatus.ACTIVE)
                            .findFirst();
                    Optional<CarePlan> earlier = record.phases().stream()
                            .filter(phase -> phase.getStatus() == CarePlanStatus.COMPLETED)
                            .findFirst();
                    return active.flatMap(phase -> earlier.map(before -> {
                        before.setStatus(CarePlanStatus.ACTIVE).getPeriod().setEndElement(null);
                        return phase;
                    }));
                }),
                new Breakage("P06", "a middle phase without a problem area", (record, chance) -> {
                    record.course()
                            .getExtension()
                            .removeIf(each -> each.getUrl().equals(extension("problem-area")));
                    return record.phase("middle")
                            .filter(middle -> middle.getStatus() == CarePlanStatus.ACTIVE)
                            .map(Resource.class::cast);
                }),
                new Breakage("P01", "completed as planned without a termination phase", (record, chance) -> {
                    Optional<CarePlan> termination = record.phase("termination");
                    termination.ifPresent(record::remove);
                    return some(record.course(), termination.isPresent() && isCompletedAsPlanned(record));
                }),
                new Breakage("P08", "completed as planned while the termination phase goes on", (record, chance) -> {
                    Optional<CarePlan> termination = record.phase("termination");
                    termination.ifPresent(phase ->
                            phase.setStatus(CarePlanStatus.ACTIVE).getPeriod().setEndElement(null));
                    return some(record.course(), termination.isPresent() && isCompletedAsPlanned(record));
                }));
    }

    private static List<Breakage> ofSessions() {
        return List.of(
                sessions("S01", "a number twice", 2, (sessions, chance) -> {
                    int later = 1 + chance.nextInt(sessions.size() - 1);
                    number(sessions.get(later))
                            .setValue(number(sessions.get(later - 1)).getValue());
                    return sessions.get(later);
                }),
                sessions("S02", "numbers against the dates", 2, (sessions, chance) -> {
                    int later = 1 + chance.nextInt(sessions.size() - 1);
                    Integer before = number(sessions.get(later - 1)).getValue();
                    number(sessions.get(later - 1))
                            .setValue(number(sessions.get(later)).getValue());
                    number(sessions.get(later)).setValue(before);
                    return sessions.get(later);
                }),
                sessions("S03", "numbers with a gap", 2, (sessions, chance) -> {
                    Procedure last = sessions.get(sessions.size() - 1);
                    number(last).setValue(number(last).getValue() + 1 + chance.nextInt(5));
                    return last;
                }),
                sessions("S04", "a session before its course", 1, (sessions, chance) -> {
                    Procedure first = sessions.get(0);
                    first.setPerformed(dateTime(first, -1 - chance.nextInt(400)));
                    return first;
                }),
                new Breakage("S04", "a course that ended before its last session", (record, chance) -> {
                    List<Procedure> sessions = record.sessions();
                    boolean isOver = record.course().getPeriod().hasEnd() && sessions.size() > 1;
                    if (isOver) {
                        record.course().getPeriod().setEndElement(dateTime(sessions.get(sessions.size() - 1), -1));
                    }
                    return some(record.course(), isOver);
                }),
                sessions("S05", "five hours", 1, (sessions, chance) -> {
                    Procedure one = any(sessions, chance);
                    Date start = one.getPerformedPeriod().getStart();
                    one.getPerformedPeriod().setEnd(Date.from(start.toInstant().plusSeconds(5 * 3600)));
                    return one;
                }),
                sessions(
                        "S07",
                        "held on no day",
                        1,
                        (sessions, chance) -> any(sessions, chance).setPerformed(null)),
                sessions(
                        "S07",
                        "held by nobody",
                        1,
                        (sessions, chance) -> any(sessions, chance).setPerformer(null)),
                new Breakage(
                        "S08",
                        "a missed session with a technique",
                        (record, chance) -> record.all(Procedure.class).stream()
                                .filter(session -> session.getStatus() == ProcedureStatus.NOTDONE)
                                .findFirst()
                                .map(session -> {
                                    addTechnique(session, "role-play");
                                    return session;
                                })),
                sessions("S10", "without a technique", 1, (sessions, chance) -> {
                    Procedure one = any(sessions, chance);
                    one.getExtension().removeIf(each -> each.getUrl().equals(extension("technique")));
                    return one;
                }),
                new Breakage("S11", "work on another problem area", (record, chance) -> {
                    boolean agreed =
                            !record.area().isEmpty() && record.phase("middle").isPresent();
                    if (!agreed) {
                        return Optional.empty();
                    }
                    Procedure last = record.sessions().get(record.sessions().size() - 1);
                    addTechnique(last, record.area().equals("grief") ? "dispute-work" : "grief-work");
                    return Optional.of(last);
                }));
    }

    private static List<Breakage> ofRecords() {
        return List.of(
                new Breakage("X03", "a session in another patient's record", (record, chance) -> {
                    if (record.sessions().isEmpty()) {
                        return Optional.empty();
                    }
                    Procedure one = any(record.sessions(), chance);
                    one.setSubject(record.add(new Patient().setActive(true)));
                    return Optional.of(one);
                }),
                new Breakage("X03", "a course in another patient's record", (record, chance) -> {
                    record.course().setSubject(record.add(new Patient().setActive(true)));
                    return Optional.of(record.course());
                }),
                new Breakage("X03", "a visit that was taken back", (record, chance) -> {
                    Encounter visit = record.first(Encounter.class);
                    visit.setStatus(EncounterStatus.ENTEREDINERROR);
                    return Optional.of(visit);
                }));
    }

    private static List<Breakage> ofInventoryAndAgreement() {
        return List.of(
                inventory(
                        "I01",
                        "nobody in it",
                        response -> response.getItem()
                                .removeIf(item -> item.getLinkId().equals("person"))),
                inventory(
                        "I06",
                        "a telephone number",
                        response -> item(response, "person").getItem().stream()
                                .filter(item -> item.getLinkId().equals("person-label"))
                                .forEach(label -> label.getAnswerFirstRep()
                                        .setValue(new StringType("My sister, call her on +41 79 555 12 34")))),
                inventory(
                        "I07",
                        "a questionnaire that the guide does not have",
                        response -> response.setQuestionnaire(
                                response.getQuestionnaire().replace("interpersonal-inventory", "interpersonal-stock"))),
                inventory(
                        "I08",
                        "a question that the questionnaire does not have",
                        response -> response.addItem()
                                .setLinkId("favourite-colour")
                                .addAnswer()
                                .setValue(new StringType("blue"))),
                new Breakage(
                        "I09",
                        "taken long after the initial phase",
                        (record, chance) -> record.responses("interpersonal-inventory").stream()
                                .filter(response -> record.phase("initial")
                                        .filter(initial -> initial.getPeriod().hasEnd())
                                        .isPresent())
                                .findFirst()
                                .map(response -> {
                                    Date end = record.phase("initial")
                                            .orElseThrow()
                                            .getPeriod()
                                            .getEnd();
                                    response.setAuthoredElement(day(end, 2 + chance.nextInt(20)));
                                    return response;
                                })),
                new Breakage(
                        "I02",
                        "grief where nobody has died",
                        (record, chance) -> record.responses("interpersonal-inventory").stream()
                                .filter(response -> record.area().equals("grief"))
                                .findFirst()
                                .map(response -> {
                                    response.getItem().stream()
                                            .filter(item -> item.getLinkId().equals("person"))
                                            .forEach(Breakage::live);
                                    return response;
                                })),
                formulation("F01", "without a summary", formulation -> formulation.setSummaryElement(null)),
                new Breakage(
                        "F02",
                        "a formulation of another area",
                        (record, chance) -> record.all(ClinicalImpression.class).stream()
                                .filter(formulation -> !record.area().isEmpty())
                                .findFirst()
                                .map(formulation -> {
                                    formulation
                                            .getFindingFirstRep()
                                            .setItemCodeableConcept(concept(
                                                    "problem-area",
                                                    record.area().equals("grief") ? "role-dispute" : "grief"));
                                    return formulation;
                                })),
                new Breakage(
                        "F03",
                        "consent after the work has begun",
                        (record, chance) -> record.phase("middle")
                                .flatMap(middle -> record.all(Consent.class).stream()
                                        .findFirst()
                                        .map(consent -> {
                                            LocalDate late = local(
                                                            middle.getPeriod().getStart())
                                                    .plusDays(7L + chance.nextInt(30));
                                            consent.setDateTimeElement(new DateTimeType(late.toString()));
                                            return consent;
                                        }))),
                new Breakage("F04", "no goal about relationships", (record, chance) -> {
                    List<Goal> goals = record.all(Goal.class).stream()
                            .filter(goal -> !goal.getDescription()
                                    .getCodingFirstRep()
                                    .getCode()
                                    .equals("symptom-relief"))
                            .toList();
                    List<Goal> others = record.all(Goal.class).stream()
                            .filter(goal -> !goals.contains(goal))
                            .toList();
                    goals.forEach(goal -> goal.getDescription()
                            .getCodingFirstRep()
                            .setCode("symptom-relief")
                            .setDisplay(null));
                    return some(
                            record.course(),
                            !goals.isEmpty()
                                    && !others.isEmpty()
                                    && record.course().getStatus() == CarePlanStatus.ACTIVE);
                }));
    }

    private static List<Breakage> ofScores() {
        return List.of(
                phq9("M01", "a total that the answers do not come to", response -> {
                    setTotal(response, sum(response) + (sum(response) > 20 ? -1 : 1));
                    return true;
                }),
                new Breakage(
                        "M02",
                        "a score of 28",
                        (record, chance) -> Optional.of(score(record, any(record.responses("phq-9"), chance), 28))),
                phq9("M04", "a total in spite of a missing answer", response -> {
                    setTotal(response, sum(response));
                    return response.getItem().removeIf(item -> item.getLinkId().equals("/44255-8"));
                }),
                phq9(
                        "M08",
                        "item 9 left out",
                        response -> response.getItem()
                                .removeIf(item -> item.getLinkId().equals("/44260-8"))),
                new Breakage("M01", "a score that contradicts its answers", (record, chance) -> {
                    QuestionnaireResponse response = any(record.responses("phq-9"), chance);
                    Observation score = score(record, response, (sum(response) + 3) % 28);
                    return some(score, response.getItem().size() > 8);
                }),
                new Breakage("M05", "the wrong band", (record, chance) -> {
                    QuestionnaireResponse response = any(record.responses("phq-9"), chance);
                    Observation score = score(record, response, sum(response));
                    score.addInterpretation(concept("score-band", sum(response) > 9 ? "minimal" : "severe"));
                    return Optional.of(score);
                }),
                new Breakage("M03", "a score as text", (record, chance) -> {
                    QuestionnaireResponse response = any(record.responses("phq-9"), chance);
                    Observation score = score(record, response, sum(response));
                    score.setValue(new StringType("" + sum(response)));
                    return Optional.of(score);
                }),
                new Breakage(
                        "M07", "thoughts of suicide that nobody follows up", (record, chance) -> notFollowedUp(record)),
                new Breakage("M07", "thoughts of suicide beside a flag about falls", (record, chance) -> {
                    Optional<Resource> answers = notFollowedUp(record);
                    Flag falls = new Flag();
                    falls.setStatus(FlagStatus.ACTIVE)
                            .setCode(new CodeableConcept().setText("Risk of falls"))
                            .setSubject(record.course().getSubject());
                    falls.addCategory()
                            .addCoding()
                            .setSystem("http://terminology.hl7.org/CodeSystem/flag-category")
                            .setCode("safety");
                    falls.getPeriod()
                            .setStartElement(day(record.course().getPeriod().getStart(), -30));
                    record.add(falls);
                    return answers;
                }),
                new Breakage("M09", "completed without any score", (record, chance) -> {
                    List.of("phq-9", "gad-7")
                            .forEach(each -> record.responses(each).forEach(record::remove));
                    return some(record.course(), record.course().getStatus() == CarePlanStatus.COMPLETED);
                }),
                new Breakage("M10", "far worse than at the beginning", (record, chance) -> {
                    List<QuestionnaireResponse> responses = record.responses("phq-9");
                    QuestionnaireResponse last = responses.get(responses.size() - 1);
                    responses.get(0).getItem().forEach(item -> answer(item, "LA6568-5", "Not at all"));
                    last.getItem().forEach(item -> answer(item, "LA6570-1", "More than half the days"));
                    return some(last, responses.size() > 2);
                }),
                new Breakage("M11", "the same answers twice", (record, chance) -> {
                    return Optional.of(record.addCopy(any(record.responses("phq-9"), chance)));
                }));
    }

    /** Takes away what was done about answers, and gives the first that is above zero. */
    private static Optional<Resource> notFollowedUp(RecordOfCourse record) {
        record.all(RiskAssessment.class).forEach(record::remove);
        record.all(Flag.class).forEach(record::remove);
        return record.responses("phq-9").stream()
                .filter(response -> response.getItem().stream()
                        .filter(item -> item.getLinkId().equals("/44260-8"))
                        .anyMatch(item -> weight(item) > 0))
                .findFirst()
                .map(Resource.class::cast);
    }

    private static Breakage course(String rule, String how, Consumer<CarePlan> change) {
        return new Breakage(rule, how, (record, chance) -> {
            change.accept(record.course());
            return Optional.of(record.course());
        });
    }

    /** Breaks sessions. */
    private interface OfSessions {
        Procedure in(List<Procedure> sessions, Random chance);
    }

    private static Breakage sessions(String rule, String how, int least, OfSessions change) {
        return new Breakage(
                rule,
                how,
                (record, chance) -> record.sessions().size() < least
                        ? Optional.empty()
                        : Optional.of(change.in(record.sessions(), chance)));
    }

    private static Breakage inventory(String rule, String how, Consumer<QuestionnaireResponse> change) {
        return new Breakage(rule, how, (record, chance) -> {
            Optional<QuestionnaireResponse> inventory =
                    record.responses("interpersonal-inventory").stream().findFirst();
            inventory.ifPresent(change);
            return inventory.map(Resource.class::cast);
        });
    }

    private static Breakage formulation(String rule, String how, Consumer<ClinicalImpression> change) {
        return new Breakage(rule, how, (record, chance) -> {
            Optional<ClinicalImpression> formulation =
                    record.all(ClinicalImpression.class).stream().findFirst();
            formulation.ifPresent(change);
            return formulation.map(Resource.class::cast);
        });
    }

    private static Breakage phq9(String rule, String how, Predicate<QuestionnaireResponse> change) {
        return new Breakage(rule, how, (record, chance) -> {
            QuestionnaireResponse response = any(record.responses("phq-9"), chance);
            return some(response, response.getItem().size() >= 9 && change.test(response));
        });
    }

    /** What was broken off stands in nobody's way. */
    private static boolean counts(CarePlan phase) {
        return phase.getStatus() != CarePlanStatus.REVOKED;
    }

    private static boolean isCompletedAsPlanned(RecordOfCourse record) {
        return RecordOfCourse.code(record.course(), "end-reason").equals("completed-planned");
    }

    private static Optional<Resource> some(Resource resource, boolean isBroken) {
        return isBroken ? Optional.of(resource) : Optional.empty();
    }

    private static <T> T any(List<T> among, Random chance) {
        return among.get(chance.nextInt(among.size()));
    }

    private static void addArea(CarePlan course, String area, String rank) {
        Extension extension = course.addExtension().setUrl(extension("problem-area"));
        extension.addExtension("code", concept("problem-area", area));
        extension.addExtension("rank", new CodeType(rank));
    }

    private static void addTechnique(Procedure session, String technique) {
        session.addExtension(extension("technique"), concept("technique", technique));
    }

    private static void live(QuestionnaireResponseItemComponent person) {
        person.getItem().removeIf(item -> item.getLinkId().equals("person-date-of-death"));
        person.getItem().stream()
                .filter(item -> item.getLinkId().equals("person-vital-status"))
                .forEach(item -> item.getAnswerFirstRep()
                        .setValue(concept("inventory-answer", "alive").getCodingFirstRep()));
    }

    private static void setTotal(QuestionnaireResponse response, int total) {
        response.getItem().removeIf(item -> item.getLinkId().equals("/44261-6"));
        response.addItem().setLinkId("/44261-6").addAnswer().setValue(new DecimalType(BigDecimal.valueOf(total)));
    }

    private static int sum(QuestionnaireResponse response) {
        return response.getItem().stream().mapToInt(Breakage::weight).sum();
    }

    /** What an answer counts; nothing where it is none of the four. */
    private static int weight(QuestionnaireResponseItemComponent item) {
        return item.getAnswerFirstRep().getValue() instanceof Coding answer
                ? Math.max(
                        0,
                        List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9").indexOf(answer.getCode()))
                : 0;
    }

    /** Gives a scored item, and no other, another answer. */
    private static void answer(QuestionnaireResponseItemComponent item, String code, String display) {
        if (item.getAnswerFirstRep().getValue() instanceof Coding answer
                && List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9").contains(answer.getCode())) {
            answer.setCode(code).setDisplay(display);
        }
    }

    private static Observation score(RecordOfCourse record, QuestionnaireResponse response, int value) {
        Observation score = new Observation();
        score.setStatus(ObservationStatus.FINAL);
        score.addCategory(concept("kind", "ipt-score"));
        score.addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("survey");
        score.getCode().addCoding().setSystem(LOINC).setCode("44261-6");
        score.setMeta(response.getMeta().copy());
        score.getMeta().setProfile(null);
        score.setSubject(response.getSubject());
        score.setEffective(response.getAuthoredElement().copy());
        score.addPerformer(response.getSource());
        score.addBasedOn(response.getBasedOnFirstRep());
        score.addDerivedFrom()
                .setReference(record.bundle().getEntry().stream()
                        .filter(entry -> entry.getResource() == response)
                        .findFirst()
                        .orElseThrow()
                        .getFullUrl());
        score.setValue(new Quantity(value)
                .setUnit("{score}")
                .setSystem("http://unitsofmeasure.org")
                .setCode("{score}"));
        record.add(score);
        return score;
    }

    private static DateTimeType dateTime(Procedure session, int days) {
        return day(session.getPerformedPeriod().getStart(), days);
    }

    private static DateTimeType day(Date date, int days) {
        return new DateTimeType(local(date).plusDays(days).toString());
    }

    private static LocalDate local(Date date) {
        return date.toInstant().atZone(ZONE).toLocalDate();
    }
}
