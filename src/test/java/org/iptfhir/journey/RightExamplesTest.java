package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.iptfhir.RunningServer;
import org.iptfhir.TestDatabase;
import org.iptfhir.journey.StoredExamples.Stored;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every right example of the guide, the entries of its Bundles too, sent in JSON and in XML. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
class RightExamplesTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    /** Search parameters, the telling ones first, and where what they find is said. */
    private static final Map<String, String> SEARCHES = new LinkedHashMap<>();

    static {
        SEARCHES.put("identifier", "/identifier");
        SEARCHES.put("questionnaire", "/questionnaire");
        SEARCHES.put("code", "/code/coding/0");
        SEARCHES.put("category", "/category/0/coding/0");
        SEARCHES.put("specialty", "/specialty/0/coding/0");
        SEARCHES.put("type", "/type/0/coding/0");
        SEARCHES.put("subject", "/subject/reference");
        SEARCHES.put("practitioner", "/practitioner/reference");
        SEARCHES.put("family", "/name/0/family");
        SEARCHES.put("status", "/status");
        SEARCHES.put("lifecycle-status", "/lifecycleStatus");
    }

    private final StoredExamples examples;
    private final Clinic clinic;
    private final RunningServer server;

    RightExamplesTest(Clinic clinic) {
        this.clinic = clinic;
        this.server = clinic.server();
        this.examples = clinic.storedExamples();
    }

    @TestFactory
    Stream<DynamicTest> isStored() {
        return each(example -> assertThat(example.answer().statusCode())
                .as(example.answer().body())
                .isEqualTo(example.replacesADraft() ? 200 : 201));
    }

    /** Beside meta, the server changes nothing: it makes no narratives, and what it derives are resources of their own. */
    @TestFactory
    Stream<DynamicTest> isReadAsItWasSent() {
        return each(example ->
                assertThat(Json.content(clinic.get(example.reference()))).isEqualTo(Json.content(example.resource())));
    }

    /** In meta, the server counts versions and adds labels; the sender's own labels and claims stay. */
    @TestFactory
    Stream<DynamicTest> keepsItsLabelsAndClaims() {
        return each(example -> {
            JsonNode kept = clinic.get(example.reference()).get("meta");
            JsonNode sent = example.resource().path("meta");
            assertThat(kept.path("profile")).containsExactlyElementsOf(sent.path("profile"));
            assertThat(kept.path("security")).containsAll(sent.path("security"));
        });
    }

    @TestFactory
    Stream<DynamicTest> isFoundByItsIdAndByWhatItSays() {
        return each(example -> {
            String byId = example.reference().replace("/", "?_id=");
            for (String search : new String[] {byId, byId + "&" + fittingSearch(example.resource())}) {
                assertThat(clinic.find(search))
                        .as(search)
                        .extracting(Exchange::reference)
                        .containsExactly(example.reference());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> isValidByTheServersOwnJudgement() {
        return each(TestDatabase.needed(examples.all()), example -> {
            HttpResponse<String> answer = server.post(
                    "/" + example.resource().get("resourceType").asText() + "/$validate",
                    example.format(),
                    example.format().of(example.resource().toString()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Issue.all(answer))
                    .filteredOn(issue -> !issue.severity().equals("information"))
                    .isEmpty();
        });
    }

    private Stream<DynamicTest> each(Consumer<Stored> check) {
        return each(examples.all(), check);
    }

    private static Stream<DynamicTest> each(List<Stored> examples, Consumer<Stored> check) {
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(example.toString(), () -> check.accept(example)));
    }

    private static String fittingSearch(JsonNode resource) {
        String type = resource.get("resourceType").asText();
        return SEARCHES.entrySet().stream()
                .filter(search -> FHIR.getResourceDefinition(type).getSearchParam(search.getKey()) != null)
                .filter(search -> !value(resource.at(search.getValue())).isEmpty())
                .map(search -> search.getKey() + "="
                        + URLEncoder.encode(value(resource.at(search.getValue())), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    /** As a search names it: a code or an identifier with its system. */
    private static String value(JsonNode element) {
        JsonNode one = element.isArray() ? element.get(0) : element;
        return one.has("system")
                ? one.get("system").asText() + "|"
                        + one.path("code").asText(one.path("value").asText())
                : one.asText();
    }
}
