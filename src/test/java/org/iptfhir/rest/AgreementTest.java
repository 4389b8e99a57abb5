package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A problem area that is agreed on after the start brings the branch that the protocol has for it. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class AgreementTest {
    private final RunningServer server;
    private final String patient = "agreeing-" + UUID.randomUUID();
    private final String course;

    AgreementTest(RunningServer server) {
        this.server = server;
        course = started(patient, "");
    }

    private String started(String whose, String area) {
        Asked.put(server, "Patient", whose, "\"birthDate\":\"1980-06-01\"");
        Asked started = Asked.json(
                server,
                "POST",
                "/PlanDefinition/ipt/$apply?subject=Patient/" + whose + "&start=2026-03-02&sessions=12&persist=true"
                        + area,
                "");
        assertThat(started.status()).as(started.answer().body()).isEqualTo(200);
        return started.entries("/response/location").get(0).replaceFirst("/_history/.*", "");
    }

    private Asked agree(String parameters, String... headers) {
        return Asked.json(server, "POST", "/" + course + "/$ipt-agree" + parameters, "", headers);
    }

    /** All that a course has been given, whatever its ids: goals, tasks and the techniques of each phase. */
    private List<String> given(String whose, String plan) {
        List<String> given = new ArrayList<>();
        given.addAll(Asked.get(server, "/Goal?patient=Patient/" + whose + "&_count=100")
                .entries("/resource/description/coding/0/code"));
        given.addAll(Asked.get(server, "/Task?based-on=" + plan + "&_count=100").entries("/resource/description"));
        for (String id : Asked.get(server, "/CarePlan?part-of=" + plan).entries("/resource/id")) {
            Asked phase = Asked.get(server, "/CarePlan/" + id);
            String code = phase.at("/category/0/coding/0/code");
            given.add(code + " goals " + phase.body().path("goal").size());
            given.add(code + " tasks " + phase.body().path("activity").size());
            phase.body().path("instantiatesCanonical").forEach(technique -> given.add(code + " " + technique.asText()));
        }
        given.add("goals " + Asked.get(server, "/" + plan).body().path("goal").size());
        return given.stream().sorted().toList();
    }

    @Test
    void theCourseHasThenWhatItWouldHaveHadFromTheStart() {
        String other = "agreed-" + UUID.randomUUID();
        String fromTheStart = started(other, "&problemArea=grief&secondProblemArea=role-transition");
        assertThat(given(patient, course)).isNotEqualTo(given(other, fromTheStart));
        Asked agreed = agree("?problemArea=grief&secondProblemArea=role-transition");
        assertThat(agreed.status()).as(agreed.answer().body()).isEqualTo(200);
        assertThat(given(patient, course)).isEqualTo(given(other, fromTheStart));
        assertThat(Asked.get(server, "/CarePlan?ipt-problem-area=grief&patient=" + patient)
                        .entries("/resource/id"))
                .hasSize(1);
    }

    @Test
    void theSameAreaIsAgreedOnOnce() {
        assertThat(agree("?problemArea=grief").status()).isEqualTo(200);
        List<String> before = given(patient, course);
        Asked again = agree("?problemArea=grief", "If-Match", "W/\"1\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/entry/0/response/outcome/issue/0/diagnostics"))
                .contains("works on grief already", "nothing was changed");
        for (String other : List.of("?problemArea=role-dispute", "?problemArea=grief&secondProblemArea=role-dispute")) {
            Asked refused = agree(other);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.says()).contains("works on grief already", "update");
        }
        assertThat(given(patient, course)).isEqualTo(before);
    }

    @Test
    void whatWasChangedMeanwhileStays() {
        String goal = Asked.get(server, "/Goal?patient=Patient/" + patient)
                .entries("/resource/id")
                .get(0);
        patch("Goal/" + goal, "[{\"op\":\"replace\",\"path\":\"/lifecycleStatus\",\"value\":\"active\"}]");
        patch(course, "[{\"op\":\"replace\",\"path\":\"/title\",\"value\":\"IPT of Anna\"}]");
        Asked stale = agree("?problemArea=grief", "If-Match", "W/\"1\"");
        assertThat(stale.status()).as(stale.answer().body()).isEqualTo(412);
        String version = Asked.get(server, "/" + course).header("ETag");
        Asked agreed = agree("?problemArea=grief", "If-Match", version);
        assertThat(agreed.status()).as(agreed.answer().body()).isEqualTo(200);
        assertThat(Asked.get(server, "/Goal/" + goal).at("/lifecycleStatus")).isEqualTo("active");
        assertThat(Asked.get(server, "/" + course).at("/title")).isEqualTo("IPT of Anna");
    }

    @Test
    void aCourseThatIsOverOrFollowsNoProtocolIsRefused() {
        patch(course, "[{\"op\":\"remove\",\"path\":\"/instantiatesCanonical\"}]");
        Asked without = agree("?problemArea=grief");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.says()).contains("names no protocol", "by updates");
        patch(course, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"unknown\"}]");
        Asked over = agree("?problemArea=grief");
        assertThat(over.status()).isEqualTo(422);
        assertThat(over.says()).contains(course + " is unknown");
    }

    private void patch(String resource, String operations) {
        Asked patched =
                Asked.of(server, "PATCH", "/" + resource, operations, "Content-Type", "application/json-patch+json");
        assertThat(patched.status()).as(patched.answer().body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '', 400, problemArea is missing",
        "POST, ?problemArea=work, 422, 'grief, role-dispute'",
        "POST, ?problemArea=grief&secondProblemArea=grief, 422, Name another one",
        "POST, ?secondProblemArea=grief, 400, problemArea is missing",
        "POST, ?problemArea=grief&sessions=12, 400, no parameter sessions",
        "GET, ?problemArea=grief, 405, POST"
    })
    void saysWhatToSendInstead(String method, String parameters, int status, String words) {
        Asked answer = Asked.json(server, method, "/" + course + "/$ipt-agree" + parameters, "");
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(status);
        assertThat(answer.says()).contains(words);
    }
}
