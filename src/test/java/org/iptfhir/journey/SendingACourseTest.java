package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.iptfhir.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The requests of the guide's page "Sending a course", one after the other, as its reader sends them. */
@ExtendWith(Clinic.Shared.class)
class SendingACourseTest {
    private static final Path PAGE = Path.of("ig/input/pagecontent/sending.md");
    private static final Pattern REQUEST =
            Pattern.compile("```http\nPUT (\\S+)\nContent-Type: application/fhir\\+json\n\n(.*?)\n```", Pattern.DOTALL);
    private static final List<String> IDS = List.of(
            "anna",
            "keller",
            "depression",
            "course",
            "course-initial",
            "course-middle",
            "course-termination",
            "session-1",
            "phq-9-1",
            "risk-1");
    private static final Pattern EXTENSION = Pattern.compile("```json\n(\\{.*?)\n```", Pattern.DOTALL);
    private static final Pattern MOVE = Pattern.compile("```http\nPOST (\\S+)\n```");

    private final RunningServer server;

    SendingACourseTest(Clinic clinic) {
        this.server = clinic.server();
    }

    @Test
    void worksRequestByRequest() throws IOException {
        List<MatchResult> requests =
                REQUEST.matcher(Files.readString(PAGE)).results().toList();
        assertThat(requests).hasSize(IDS.size());
        for (MatchResult request : requests) {
            HttpResponse<String> answer = server.put("/" + ownIds(request.group(1)), ownIds(request.group(2)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        HttpResponse<String> score =
                server.get("/Observation?code=http://loinc.org%7C44261-6&patient=Patient/sending-anna");
        assertThat(Json.read(score.body())
                        .at("/entry/0/resource/valueQuantity/value")
                        .asInt())
                .isEqualTo(13);
        String course = requests.get(IDS.indexOf("course")).group(2);
        HttpResponse<String> focused = server.put(
                "/CarePlan/sending-course",
                ownIds(course.replaceFirst("\"extension\": \\[", "$0" + problemArea() + ",")));
        assertThat(focused.statusCode()).as(focused.body()).isEqualTo(200);
        List<MatchResult> moves = MOVE.matcher(Files.readString(PAGE)).results().toList();
        assertThat(moves).hasSize(3);
        for (MatchResult move : moves) {
            HttpResponse<String> answer =
                    server.post("/" + move.group(1).replace("CarePlan/course", "CarePlan/sending-course"), "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        HttpResponse<String> check = server.get("/CarePlan/sending-course/$ipt-check");
        assertThat(Issue.all(check)).extracting(Issue::severity).doesNotContain("error", "fatal");
        assertThat(Issue.all(check)).extracting(Issue::id).doesNotContain("M07");
    }

    /** What the page has the sender add to the course. */
    private static String problemArea() throws IOException {
        return EXTENSION
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .filter(extension -> extension.contains("problem-area"))
                .findFirst()
                .orElseThrow();
    }

    /** Other tests share the server. */
    private static String ownIds(String text) {
        String own = text;
        for (String id : IDS) {
            own = own.replaceAll("(\"id\": \"|[A-Z][A-Za-z]+/)" + id + "(?=[\"\\s]|$)", "$1sending-" + id);
        }
        return own;
    }
}
