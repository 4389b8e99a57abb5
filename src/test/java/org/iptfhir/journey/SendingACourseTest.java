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
    private static final List<String> IDS =
            List.of("anna", "keller", "depression", "course", "course-initial", "session-1", "phq-9-1");

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
        HttpResponse<String> check = server.get("/CarePlan/sending-course/$ipt-check");
        assertThat(Issue.all(check)).extracting(Issue::severity).doesNotContain("error", "fatal");
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
