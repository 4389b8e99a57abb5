package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.PlanTexts.bundle;
import static org.iptfhir.intake.PlanTexts.entry;
import static org.iptfhir.intake.PlanTexts.withId;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.iptfhir.CountsAll;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.store.CohortUpkeep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rules over several resources cost a write one statement that locks, and for each question that they ask about
 * a record one statement; a write that they say nothing about costs nothing. H2 counts the statements itself.
 */
@CountsAll
@ExtendWith(SharedServer.class)
class CostOfCourseRulesTest {
    private static final int LOCK = 1;

    /** Finds what refers to an id, and reads it. */
    private static final int SEARCH = 1;

    /** Who is one person with the patient (C09), before the lock. */
    private static final int LINKED = 1;

    /**
     * Of a course with an active middle phase: linked patients, other courses, four parts of the patient's record (P06), and goals (F04).
     * Which diagnoses the patient has (C11) and which sessions the course (C06) is asked of a draft too.
     */
    private static final int QUESTIONS = 6 + LINKED;

    /** Of a session of a middle phase: its course, phases, other sessions, consents (F03), care team and therapist (S09). */
    private static final int OF_SESSION = 6;

    /** Of a course whose group meets: the group, and the courses of its members. */
    private static final int OF_A_GROUP = 2;

    /**
     * Of a score in a course: the course, answers and scores of the patient, and where it is the first, phases and
     * sessions.
     */
    private static final int QUESTIONS_OF_A_SCORE = 5;

    /** What the resources of a write refer to is read at once (X03). */
    private static final int REFERRED_TO = 1;

    /** What the store does for the reference to the course and for labels and categories. */
    private static final int AS_PART_OF_A_COURSE = 8;

    private static final Pattern COUNTED = Pattern.compile(
            "\\b(hfj_resource|hfj_res_ver|hfj_res_link|hfj_spidx_\\w+|ipt_lock)\\b", Pattern.CASE_INSENSITIVE);

    private final RunningServer server;
    private final JdbcTemplate database;
    private final IInterceptorService interceptors;
    private final List<Object> upkeep;
    private PlanTexts plans = new PlanTexts("");

    CostOfCourseRulesTest(RunningServer server) {
        this.server = server;
        this.database = new JdbcTemplate(server.bean(DataSource.class));
        this.interceptors = server.bean(IInterceptorService.class);
        this.upkeep = interceptors.getAllRegisteredInterceptors().stream()
                .filter(CohortUpkeep.class::isInstance)
                .toList();
    }

    /** What the read model costs is counted by CohortUpkeepTest. */
    @BeforeEach
    void countRulesAlone() {
        upkeep.forEach(interceptors::unregisterInterceptor);
    }

    @AfterEach
    void keepTheReadModelAgain() {
        upkeep.forEach(interceptors::registerInterceptor);
    }

    @BeforeEach
    void admit() {
        String id = UUID.randomUUID().toString();
        server.put("/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}");
        plans = new PlanTexts("Patient/" + id);
        database.execute("set query_statistics_max_entries 10000");
        database.execute("set query_statistics true");
    }

    @AfterEach
    void countNoMore() {
        database.execute("set query_statistics false");
    }

    @Test
    void ofACourseThatBecomesActive() {
        Statements draft = update(created(plans.course("draft")), plans.course("on-hold"));
        Statements active = update(created(plans.course("draft")), plans.course("active"));
        assertThat(draft.locks()).isZero();
        assertThat(active.locks()).isEqualTo(LOCK);
        assertThat(active.all() - draft.all())
                .as(active.beyond(draft))
                .isBetween(LOCK + LINKED + 1, LOCK + LINKED + SEARCH);
    }

    @Test
    void doesNotGrowWithWhatThePatientHasBeside() {
        for (int i = 0; i < 10; i++) {
            created(plans.course("draft"));
        }
        Statements draft = update(created(plans.course("draft")), plans.course("on-hold"));
        Statements active = update(created(plans.course("draft")), plans.course("active"));
        assertThat(active.all() - draft.all())
                .as(active.beyond(draft))
                .isBetween(LOCK + LINKED + 1, LOCK + LINKED + SEARCH);
    }

    @Test
    void ofATransactionWithACourseAndItsPhases() {
        Statements drafts = whole("draft", "draft", "draft");
        Statements begun = whole("active", "completed", "active");
        assertThat(drafts.locks()).isEqualTo(LOCK); // a course has each phase once
        assertThat(begun.locks()).isEqualTo(LOCK);
        assertThat(begun.all() - drafts.all()).as(begun.beyond(drafts)).isBetween(QUESTIONS, QUESTIONS * SEARCH);
    }

    @Test
    void ofAScoreInACourse() {
        String course = created(plans.course("active"));
        Statements elsewhere = scored("2026-02-03", "");
        Statements first = scored("2026-02-03", basedOn(course));
        assertThat(first.locks()).isZero();
        assertThat(first.all() - elsewhere.all())
                .as(first.beyond(elsewhere))
                .isBetween(
                        QUESTIONS_OF_A_SCORE + REFERRED_TO,
                        QUESTIONS_OF_A_SCORE * SEARCH + REFERRED_TO + AS_PART_OF_A_COURSE);
    }

    @Test
    void doesNotGrowWithTheScoresBefore() {
        String course = created(plans.course("active"));
        scored("2026-02-03", basedOn(course));
        Statements second = scored("2026-02-04", basedOn(course));
        for (int day = 5; day < 20; day++) {
            scored("2026-02-%02d".formatted(day), basedOn(course));
        }
        Statements last = scored("2026-02-20", basedOn(course));
        assertThat(last.all()).as(last.beyond(second)).isLessThanOrEqualTo(second.all());
    }

    /** A score is found as one of IPT by its category, which one of primary care lacks. */
    private static String basedOn(String course) {
        return "\"basedOn\":[{\"reference\":\"" + course + "\"}],\"category\":[{\"coding\":[{\"system\":"
                + "\"https://w3id.org/ipt-fhir/CodeSystem/kind\",\"code\":\"ipt-score\"}]},{\"coding\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"survey\"}]}],";
    }

    private Statements scored(String day, String more) {
        String score = """
                {"resourceType":"Observation","status":"final",%s
                "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},
                "subject":{"reference":"%s"},"effectiveDateTime":"%s","performer":[{"reference":"%s"}],
                "valueQuantity":{"value":12,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}}""".formatted(more, plans.patient(), day, plans.patient());
        return during(() -> {
            HttpResponse<String> answer = server.post("/Observation", score);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        });
    }

    @Test
    void ofASessionOfTheMiddlePhase() {
        RecordTexts texts = new RecordTexts(plans.patient().replace("Patient/", ""));
        server.put("/Practitioner/" + texts.key() + "-keller", texts.practitioner("keller", "IPT, level C"));
        server.put("/CareTeam/" + texts.key() + "-team", texts.team(texts.to("Practitioner", "keller")));
        server.put(
                "/CarePlan/" + texts.key() + "-course",
                texts.course(
                        "on-hold",
                        ",\"addresses\":[{\"display\":\"Depression\"}],\"careTeam\":[" + texts.to("CareTeam", "team")
                                + "]"));
        String held = texts.session("s", 1, "2026-01-13", "middle", texts.to("Practitioner", "keller"));
        Statements planned = session(held.replace("\"completed\"", "\"in-progress\""));
        Statements completed = session(held.replace("valuePositiveInt\":1", "valuePositiveInt\":2"));
        assertThat(completed.locks()).isEqualTo(LOCK);
        assertThat(completed.all() - planned.all())
                .as(completed.beyond(planned))
                .isBetween(1, LOCK + OF_SESSION * SEARCH);
    }

    /** What sessions refer to (X03) is read at once, however many they are and whatever it is. */
    @Test
    void readsWhatIsReferredToAtOnce() {
        RecordTexts texts = new RecordTexts(plans.patient().replace("Patient/", ""));
        server.put(
                "/CarePlan/" + texts.key() + "-course",
                texts.course("on-hold", ",\"addresses\":[{\"display\":\"Depression\"}]"));
        server.put("/Encounter/" + texts.key() + "-visit", texts.visit("{\"display\":\"Dr Keller\"}"));
        String[] sessions = new String[5];
        for (int i = 0; i < sessions.length; i++) {
            String session = texts.session(
                            "s" + i, i + 1, "2026-01-13", "initial", "{\"type\":\"Practitioner\",\"display\":\"K\"}")
                    .replaceFirst("\"status\"", "\"encounter\":" + texts.to("Encounter", "visit") + ",\"status\"");
            sessions[i] = entry("PUT", "Procedure/" + texts.key() + "-s" + i, session);
        }
        Statements all = during(() -> {
            HttpResponse<String> answer = server.post("", bundle("transaction", sessions));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        });
        assertThat(all.ofSeveralTypes()).isEqualTo(REFERRED_TO);
    }

    @Test
    void doesNotGrowWithTheMembersOfAGroup() {
        RecordTexts texts = new RecordTexts(plans.patient().replace("Patient/", ""));
        String group = "/Group/" + texts.key() + "-group";
        server.put(group, texts.group("{\"entity\":{\"display\":\"Somebody\"}}"));
        inGroup(texts, texts, "on-hold", 0);
        Statements before = inGroup(texts, texts, "on-hold", 1);
        created(plans.phase("CarePlan/" + texts.key() + "-course", "initial", "active"));
        server.put(group, withMembers(6, texts));
        Statements six = inGroup(texts, texts, "on-hold", 2);
        assertThat(six.all() - before.all()).as(six.beyond(before)).isBetween(1, OF_A_GROUP * SEARCH);
        server.put(group, withMembers(10, texts));
        Statements ten = inGroup(texts, texts, "on-hold", 3);
        assertThat(ten.all()).as(ten.beyond(six)).isLessThanOrEqualTo(six.all());
    }

    /** Each has a course in the group. */
    private String withMembers(int count, RecordTexts texts) {
        String[] members = new String[count];
        members[0] = "{\"entity\":{\"reference\":\"" + texts.patient() + "\"}}";
        for (int i = 1; i < count; i++) {
            RecordTexts other = new RecordTexts(texts.key() + "-" + i);
            server.put("/" + other.patient(), other.patient("1980-05-01"));
            inGroup(other, texts, "draft", 0);
            members[i] = "{\"entity\":{\"reference\":\"" + other.patient() + "\"}}";
        }
        return texts.group(members);
    }

    private Statements inGroup(RecordTexts texts, RecordTexts group, String status, int version) {
        String course = texts.course(
                status,
                ",\"addresses\":[{\"display\":\"Depression\"}],\"title\":\"Version " + version
                        + "\",\"supportingInfo\":[" + group.to("Group", "group") + "]"
                        + RecordTexts.extensions(RecordTexts.coded("variant", "ipt-g")));
        return during(() -> {
            HttpResponse<String> answer = server.put("/CarePlan/" + texts.key() + "-course", course);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        });
    }

    private Statements session(String text) {
        return during(
                () -> assertThat(server.post("/Procedure", text).statusCode()).isEqualTo(201));
    }

    private Statements whole(String course, String initial, String middle) {
        String id = "CarePlan/c" + UUID.randomUUID();
        String transaction = bundle(
                "transaction",
                entry("PUT", id, withId(id, plans.course(course))),
                entry("POST", "CarePlan", plans.phase(id, "initial", initial)),
                entry("POST", "CarePlan", plans.phase(id, "middle", middle)),
                entry("POST", "CarePlan", plans.phase(id, "termination", "draft")));
        return during(() -> {
            HttpResponse<String> answer = server.post("", transaction);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        });
    }

    private Statements update(String plan, String text) {
        return during(() -> assertThat(
                        server.put("/" + plan, withId(plan, text)).statusCode())
                .isEqualTo(200));
    }

    private String created(String plan) {
        HttpResponse<String> answer = server.post("/CarePlan", plan);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/(CarePlan/[^/]+)/_history/.*", "$1");
    }

    /** How often each statement ran. */
    private record Statements(Map<String, Integer> counts) {
        int all() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        int locks() {
            return counts.entrySet().stream()
                    .filter(count -> count.getKey().contains("ipt_lock"))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        /** How often resources of several types were read by their ids. */
        int ofSeveralTypes() {
            return counts.entrySet().stream()
                    .filter(count -> count.getKey().contains("union all"))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        /** What ran more often than in another write. */
        String beyond(Statements other) {
            return counts.entrySet().stream()
                    .filter(count -> count.getValue() > other.counts.getOrDefault(count.getKey(), 0))
                    .map(count ->
                            count.getValue() - other.counts.getOrDefault(count.getKey(), 0) + " x " + count.getKey())
                    .collect(Collectors.joining("\n"));
        }
    }

    private Statements during(Runnable work) {
        Map<String, Integer> before = counts();
        work.run();
        Map<String, Integer> after = counts();
        after.replaceAll((sql, count) -> count - before.getOrDefault(sql, 0));
        return new Statements(after);
    }

    /** What the server does by itself, on tables of its own, is left out. */
    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        database.query("select sql_statement, execution_count from information_schema.query_statistics", row -> {
            String sql = row.getString(1);
            if (COUNTED.matcher(sql).find()) {
                counts.put(sql, row.getInt(2));
            }
        });
        return counts;
    }
}
