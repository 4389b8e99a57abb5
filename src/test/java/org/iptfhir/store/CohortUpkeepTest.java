package org.iptfhir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.iptfhir.CountsAll;
import org.iptfhir.ManyClients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.sample.Samples;
import org.iptfhir.store.cohort.CohortTables;
import org.iptfhir.translate.CohortFacts;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.TouchedCourses;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

/** The read model against what it should be by all that is stored, after every way to write. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@CountsAll
@ExtendWith(SharedServer.class)
class CohortUpkeepTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";

    private final RunningServer server;
    private final String run = "c" + UUID.randomUUID().toString().substring(0, 8);
    private final JdbcTemplate jdbc;
    private final CohortFacts facts;

    CohortUpkeepTest(RunningServer server) {
        this.server = server;
        this.jdbc = new JdbcTemplate(server.bean(DataSource.class));
        Guide guide = Guide.read(FHIR);
        this.facts = new CohortFacts(server.bean(CourseReader.class), Instruments.of(guide), Timepoints.of(guide));
    }

    @Test
    void followsRandomHistoriesOfWrites() {
        int written = 0;
        for (int seed = 1; seed <= (TestDatabase.isPostgresql() ? 2 : 3); seed++) {
            History history = new History(new Random(seed), run + "-" + seed);
            for (int step = 1; step <= 60; step++) {
                written += history.step() ? 1 : 0;
                if (step % 10 == 0) {
                    assertIsRight(history.courses(), "seed " + seed + " after step " + step + ": " + history.told);
                }
            }
        }
        assertThat(written).isGreaterThan(60);
    }

    /** A course as it comes, with answers that the server scores; then the answers are taken back, and the course deleted. */
    @Test
    void followsScoresThatTheServerMakes() {
        Samples samples = Samples.of(Guide.read(FHIR), 9341);
        post(FHIR.newJsonParser().encodeResourceToString(samples.staff()));
        Set<String> courses = new HashSet<>();
        Set<String> responses = new HashSet<>();
        for (long number = 1; number <= 3; number++) {
            Bundle course = samples.course(number);
            Bundle stored = FHIR.newJsonParser()
                    .parseResource(
                            Bundle.class,
                            post(FHIR.newJsonParser().encodeResourceToString(course))
                                    .body());
            stored.getEntry().stream()
                    .map(entry -> entry.getResponse().getLocation().replaceAll("/_history.*", ""))
                    .forEach(id -> {
                        if (id.startsWith("CarePlan/") && isCourse(id)) {
                            courses.add(id);
                        } else if (id.startsWith("QuestionnaireResponse/")) {
                            responses.add(id);
                        }
                    });
        }
        assertThat(courses).hasSize(3);
        assertIsRight(courses, "as they came");
        int before = scores(courses);
        assertThat(before).isPositive();
        int refuted = 0;
        for (String response : responses) {
            HttpResponse<String> answer = patch(response, "entered-in-error");
            refuted += answer.statusCode() == 200 ? 1 : 0;
        }
        assertThat(refuted).isPositive();
        assertIsRight(courses, "after answers were taken back");
        assertThat(verdicts(courses)).as("no score is left").isEmpty();
    }

    @Test
    void losesNoUpdateOfSixteenWriters() {
        put("Patient", run, "\"birthDate\":\"1984-05-06\"");
        put("CarePlan", run, course(run, "active", ""));
        List<HttpResponse<String>> answers = ManyClients.atOnce(client -> client % 2 == 0
                ? write("Procedure", run + "-s" + client, session(run, client + 1, "completed", ""))
                : write("Observation", run + "-o" + client, score(run, run, "2026-01-" + (10 + client), client)));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201));
        assertIsRight(Set.of("CarePlan/" + run), "after sixteen writers");
        assertThat(jdbc.queryForObject(
                        "select attended from ipt_course where course = ?", Integer.class, "CarePlan/" + run))
                .isEqualTo(ManyClients.COUNT / 2);
    }

    @Test
    void takesAsManyStatementsForTwentyCoursesAsForOne() {
        AtomicInteger statements = new AtomicInteger();
        CohortModel model = counting(statements);
        Set<String> one = new HashSet<>();
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            String id = run + "-n" + i;
            put("Patient", id, "\"birthDate\":\"1984-05-06\"");
            put("CarePlan", id, course(id, "active", ""));
            put("Procedure", id, session(id, 1, "completed", ""));
            put("Observation", id, score(id, id, "2026-01-05", 12));
            all.add("Patient/" + id);
            if (i == 0) {
                one.addAll(all);
            }
        }
        model.update(new TouchedCourses(one, Set.of(), Set.of(), Set.of()));
        int ofOne = statements.getAndSet(0);
        model.update(new TouchedCourses(all, Set.of(), Set.of(), Set.of()));
        assertThat(statements.get()).isEqualTo(ofOne).isLessThanOrEqualTo(12);
    }

    @Test
    void aWriteThatTouchesNoCourseCostsNothing() {
        assertThat(TouchedCourses.by(
                                java.util.Optional.empty(),
                                java.util.Optional.of(new org.hl7.fhir.r4.model.Patient().setId("x")))
                        .isEmpty())
                .isTrue();
        put("Patient", run, "\"active\":true");
        put("Patient", run, "\"active\":false");
        put("Observation", run, """
                "status":"final","code":{"text":"Weight"},"subject":{"reference":"Patient/%s"}""".formatted(run));
        assertThat(jdbc.queryForObject(
                        "select count(*) from ipt_course where patient = ?", Integer.class, "Patient/" + run))
                .isZero();
    }

    @Test
    void isMadeAnewByOneCommand() {
        put("Patient", run, "\"birthDate\":\"1984-05-06\"");
        put("CarePlan", run, course(run, "active", ""));
        put("Observation", run, score(run, run, "2026-01-05", 12));
        String course = "CarePlan/" + run;
        jdbc.update("delete from ipt_course where course = ?", course);
        jdbc.update("update ipt_course_score set baseline = 1 where course = ?", course);
        jdbc.update(
                "insert into ipt_course_score (is_over, organization_of_therapist, instrument, verdicts, problem_area,"
                        + " variant, format, therapist, organization, age_band, combination, course)"
                        + " values (true, false, 'phq-9', 'yyyyyy', '', '', '', '', '', '', '', ?)",
                "CarePlan/gone-" + run);
        HttpResponse<String> begun =
                server.send(HttpRequest.newBuilder(URI.create(server.address() + "/actuator/cohort"))
                        .POST(BodyPublishers.noBody())
                        .build());
        assertThat(begun.statusCode()).isEqualTo(202);
        CohortRebuild rebuild = server.bean(CohortRebuild.class);
        await().atMost(Duration.ofMinutes(2)).until(() -> !rebuild.isRunning());
        assertThat(server.send(HttpRequest.newBuilder(URI.create(server.address() + "/actuator/cohort"))
                                .build())
                        .body())
                .contains("\"complete\":true", "\"running\":false");
        assertIsRight(Set.of(course, "CarePlan/gone-" + run), "after it was made anew");
    }

    @Test
    void isMadeOfOlderDataAtAStart() throws InterruptedException {
        put("Patient", run, "\"birthDate\":\"1984-05-06\"");
        put("CarePlan", run, course(run, "active", ""));
        Marks marks = server.bean(Marks.class);
        String content = marks.of(CohortRebuild.WORK).orElseThrow();
        marks.set(CohortRebuild.WORK, "an older guide");
        CohortRebuild fresh = new CohortRebuild(
                server.bean(CohortModel.class),
                server.bean(CohortTables.class),
                server.bean(CurrentResources.class),
                server.bean(IHapiTransactionService.class),
                marks,
                Guide.read(FHIR));
        assertThat(fresh.isComplete()).isFalse();
        fresh.fillIfMissing();
        assertThat(fresh.isRunning()).isTrue();
        fresh.destroy();
        assertThat(fresh.isRunning()).isFalse();
        marks.set(CohortRebuild.WORK, content);
        assertThat(fresh.isComplete()).isTrue();
    }

    private int scores(Set<String> courses) {
        return courses.stream()
                .mapToInt(course -> jdbc.queryForList("select 1 from ipt_course_score where course = ?", course)
                        .size())
                .sum();
    }

    private List<String> verdicts(Set<String> courses) {
        return courses.stream()
                .flatMap(
                        course -> jdbc
                                .queryForList(
                                        "select verdicts from ipt_course_score where course = ?", String.class, course)
                                .stream())
                .toList();
    }

    /** Worked out anew by the reader that the rules use, in tables of its own. */
    private void assertIsRight(Set<String> courses, String when) {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        CohortTables tables = new CohortTables(memory);
        tables.make();
        CourseReader stored = server.bean(CourseReader.class);
        tables.replace(
                courses,
                courses.stream()
                        .flatMap(id -> stored.course(id).stream())
                        .flatMap(course -> facts.of(course).stream())
                        .toList());
        JdbcTemplate expected = new JdbcTemplate(memory);
        for (String course : courses) {
            for (String table : List.of("ipt_course", "ipt_course_score")) {
                assertThat(rows(jdbc, table, course))
                        .as("%s of %s %s", table, course, when)
                        .isEqualTo(rows(expected, table, course));
            }
        }
        expected.execute("shutdown");
    }

    private static List<String> rows(JdbcTemplate jdbc, String table, String course) {
        return jdbc.queryForList("select * from " + table + " where course = ?", course).stream()
                .map(row -> {
                    Map<String, String> sorted = new TreeMap<>();
                    row.forEach((column, value) ->
                            sorted.put(column.toLowerCase(java.util.Locale.ROOT), String.valueOf(value)));
                    return sorted.toString();
                })
                .sorted()
                .toList();
    }

    private CohortModel counting(AtomicInteger statements) {
        DataSource real = server.bean(DataSource.class);
        DataSource counted = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> method.getName().equals("getConnection")
                        ? counted(real.getConnection(), statements)
                        : method.invoke(real, arguments));
        CurrentResources current =
                new CurrentResources(counted, server.bean(OwnWrites.class), server.bean(PartitionSettings.class), FHIR);
        Guide guide = Guide.read(FHIR);
        return new CohortModel(
                new CohortGathering(current),
                new CohortTables(counted),
                new LockRows(counted),
                server.bean(OwnWrites.class),
                Instruments.of(guide),
                Timepoints.of(guide));
    }

    private static Connection counted(Connection real, AtomicInteger statements) {
        return (Connection) Proxy.newProxyInstance(
                CohortUpkeepTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private boolean isCourse(String id) {
        return server.get("/" + id).body().contains("\"ipt-course\"");
    }

    private HttpResponse<String> post(String bundle) {
        HttpResponse<String> answer = server.post("", bundle);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private void put(String type, String id, String elements) {
        HttpResponse<String> answer = write(type, id, elements);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private HttpResponse<String> write(String type, String id, String elements) {
        return server.put("/" + type + "/" + id, resource(type, id, elements));
    }

    private HttpResponse<String> patch(String reference, String status) {
        return server.send(
                "PATCH",
                "/" + reference,
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]",
                "Content-Type",
                "application/json-patch+json");
    }

    private static String resource(String type, String id, String elements) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"," + elements + "}";
    }

    private static String coded(String system, String code) {
        return "{\"coding\":[{\"system\":\"" + GUIDE + "CodeSystem/" + system + "\",\"code\":\"" + code + "\"}]}";
    }

    private static String extension(String name, String code) {
        return "{\"url\":\"" + GUIDE + "StructureDefinition/" + name + "\",\"valueCodeableConcept\":"
                + coded(name, code) + "}";
    }

    private static String course(String patient, String status, String more) {
        String end = status.equals("active") || status.equals("draft") ? "" : ",\"end\":\"2026-04-20\"";
        String why = end.isEmpty()
                ? ""
                : "," + extension("end-reason", status.equals("completed") ? "completed-early-mutual" : "dropout");
        return """
                "status":"%s","intent":"plan","period":{"start":"2026-01-05"%s},"extension":[%s%s,
                {"url":"%sStructureDefinition/problem-area","extension":[{"url":"code","valueCodeableConcept":%s},
                {"url":"rank","valueCode":"primary"}]}],
                "addresses":[{"display":"Depressive episode"}],"category":[%s],
                "subject":{"reference":"Patient/%s"}%s""".formatted(
                        status,
                        end,
                        extension("variant", "ipt"),
                        why,
                        GUIDE,
                        coded("problem-area", "grief"),
                        coded("kind", "ipt-course"),
                        patient,
                        more);
    }

    private static String session(String plan, int number, String status, String performer) {
        return """
                %s"basedOn":[{"reference":"CarePlan/%s"}],"status":"%s",%s"category":%s,
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"443730003"}]},
                "subject":{"reference":"Patient/%s"},"performedDateTime":"2026-01-%02d",
                "performer":[{"actor":%s}]""".formatted(
                        status.equals("completed")
                                ? "\"extension\":[{\"url\":\"" + GUIDE
                                        + "StructureDefinition/session-number\",\"valuePositiveInt\":" + number + "}],"
                                : "",
                        plan,
                        status,
                        status.equals("not-done") ? "\"statusReason\":{\"text\":\"No-show\"}," : "",
                        coded("kind", "ipt-session"),
                        plan.replaceAll("\\.c.*", ""),
                        5 + number,
                        performer.isEmpty()
                                ? "{\"display\":\"Dr Keller\",\"type\":\"Practitioner\"}"
                                : "{\"reference\":\"" + performer + "\"}");
    }

    private static String score(String patient, String plan, String day, int total) {
        String basedOn = plan.isEmpty() ? "" : "\"basedOn\":[{\"reference\":\"CarePlan/" + plan + "\"}],";
        return """
                "status":"final",%s"category":[%s],
                "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
                "subject":{"reference":"Patient/%s"},"performer":[{"reference":"Patient/%s"}],"effectiveDateTime":"%s",
                "valueQuantity":{"value":%d,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}""".formatted(
                        basedOn,
                        coded("kind", "ipt-score"),
                        total % 2 == 0 ? "44261-6" : "70274-6",
                        patient,
                        patient,
                        day,
                        total);
    }

    /** Writes by chance, of all kinds: to two patients with two courses each, ids of which are reused. */
    private final class History {
        private final Random random;
        private final String name;
        private final Map<String, String> told = new LinkedHashMap<>();

        History(Random random, String name) {
            this.random = random;
            this.name = name;
            put("Organization", name + "o1", "\"name\":\"One\"");
            put("Organization", name + "o2", "\"name\":\"Two\"");
            put("Practitioner", name + "p", "\"active\":true");
            role(1);
            IntStream.range(0, 2).forEach(this::patient);
            IntStream.range(0, 2).forEach(who -> {
                team(who);
                IntStream.range(0, 2).forEach(which -> write("CarePlan", id(who, which), ofCourse(who)));
            });
        }

        Set<String> courses() {
            Set<String> courses = new HashSet<>();
            IntStream.range(0, 2)
                    .forEach(who -> IntStream.range(0, 2).forEach(which -> courses.add("CarePlan/" + id(who, which))));
            return courses;
        }

        private String who(int who) {
            return name + "w" + who;
        }

        /** The part before the point is the patient's id. */
        private String id(int who, int which) {
            return who(who) + ".c" + which;
        }

        private void patient(int who) {
            put("Patient", who(who), "\"birthDate\":\"" + (1950 + random.nextInt(50)) + "-05-06\"");
        }

        private void role(int organization) {
            put(
                    "PractitionerRole",
                    name + "r",
                    "\"practitioner\":{\"reference\":\"Practitioner/" + name
                            + "p\"},\"organization\":{\"reference\":\"Organization/" + name + "o" + organization
                            + "\"}");
        }

        private void team(int who) {
            String managed = random.nextBoolean()
                    ? ",\"managingOrganization\":[{\"reference\":\"Organization/" + name + "o2\"}]"
                    : "";
            write(
                    "CareTeam",
                    who(who) + "t",
                    "\"status\":\"active\",\"subject\":{\"reference\":\"Patient/" + who(who)
                            + "\"},\"participant\":[{\"member\":{\"reference\":\"PractitionerRole/" + name + "r\"}}]"
                            + managed);
        }

        private String ofCourse(int who) {
            String status = List.of(
                            "draft",
                            "active",
                            "active",
                            "active",
                            "completed",
                            "revoked",
                            "revoked",
                            "entered-in-error")
                    .get(random.nextInt(8));
            String team = random.nextBoolean() ? ",\"careTeam\":[{\"reference\":\"CareTeam/" + who(who) + "t\"}]" : "";
            return CohortUpkeepTest.course(who(who), status, team);
        }

        private String ofScore(int who) {
            int which = random.nextInt(3);
            return CohortUpkeepTest.score(
                    who(who),
                    which == 2 ? "" : id(who, which),
                    "2026-0" + (1 + random.nextInt(4)) + "-" + (10 + random.nextInt(18)),
                    random.nextInt(21));
        }

        private String ofSession(int who) {
            String plan = id(who, random.nextInt(2)) + (random.nextInt(4) == 0 ? "-phase" : "");
            String performer = List.of("", "PractitionerRole/" + name + "r", "Practitioner/" + name + "p")
                    .get(random.nextInt(3));
            return session(plan, 1 + random.nextInt(20), random.nextInt(4) == 0 ? "not-done" : "completed", performer);
        }

        private String ofPhase(int who) {
            return """
                    "status":"%s","intent":"plan","category":[%s],"partOf":[{"reference":"CarePlan/%s"}],
                    "period":{"start":"2026-01-05","end":"2026-02-%02d"},"subject":{"reference":"Patient/%s"}""".formatted(
                            random.nextBoolean() ? "completed" : "revoked",
                            coded("phase", random.nextBoolean() ? "initial" : "middle"),
                            id(who, random.nextInt(2)),
                            1 + random.nextInt(28),
                            who(who));
        }

        /** One write; whether it was let in. */
        boolean step() {
            int who = random.nextInt(2);
            int kind = random.nextInt(14);
            String part = who(who) + "-" + random.nextInt(6);
            HttpResponse<String> answer = switch (kind) {
                case 0 -> write("CarePlan", id(who, random.nextInt(2)), ofCourse(who));
                case 1, 2 -> write("Procedure", part + "s", ofSession(who));
                case 3, 4 -> write("Observation", part + "o", ofScore(who));
                case 5 -> write("CarePlan", id(who, random.nextInt(2)) + "-phase", ofPhase(who));
                case 6 -> patch("Observation/" + part + "o", random.nextBoolean() ? "entered-in-error" : "amended");
                case 7 -> patch("Procedure/" + part + "s", "entered-in-error");
                case 8 -> server.send("DELETE", "/Observation/" + part + "o", "");
                case 9 -> server.send("DELETE", "/Procedure/" + part + "s", "");
                case 10 -> server.post("", bundle(who, random.nextBoolean() ? "transaction" : "batch"));
                case 11 ->
                    server.send(
                            "PUT",
                            "/Observation?identifier=urn:x%7C" + part,
                            "{\"resourceType\":\"Observation\",\"identifier\":[{\"system\":\"urn:x\",\"value\":\""
                                    + part + "\"}]," + ofScore(who) + "}");
                case 12 -> {
                    patient(who);
                    team(who);
                    yield write("Patient", who(who), "\"birthDate\":\"1990-0" + (1 + random.nextInt(9)) + "-06\"");
                }
                default -> {
                    role(1 + random.nextInt(2));
                    yield server.send("DELETE", "/CarePlan/" + id(who, random.nextInt(2)) + "-phase", "");
                }
            };
            told.merge("kind " + kind + ": " + answer.statusCode(), "1", (one, other) -> one + other);
            return answer.statusCode() < 300;
        }

        /** Several at once; a score goes over to the other patient. */
        private String bundle(int who, String type) {
            String entries = entry("Procedure", who(who) + "-" + random.nextInt(6) + "s", ofSession(who)) + ","
                    + entry("Observation", who(who) + "-" + random.nextInt(6) + "o", ofScore(who)) + ","
                    + entry("Observation", who(1 - who) + "-" + random.nextInt(6) + "o", ofScore(who));
            return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entries + "]}";
        }

        private String entry(String type, String id, String elements) {
            return "{\"resource\":" + resource(type, id, elements) + ",\"request\":{\"method\":\"PUT\",\"url\":\""
                    + type + "/" + id + "\"}}";
        }
    }
}
