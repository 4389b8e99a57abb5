package org.iptfhir.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A filled-in form of a Bundle, added up by hand, so that the server's scores can be compared with it.
 *
 * @param response reference to it on the server
 * @param authored when it was filled in
 * @param total sum of its answers
 * @param suicideItem answer to the ninth item of PHQ-9 (LOINC 44260-8), 0 to 3
 */
record AnswerSheet(String response, OffsetDateTime authored, int total, int suicideItem) {
    /** Weights of the answers "not at all" to "nearly every day" (LOINC answer list LL358-3). */
    private static final Map<String, Integer> WEIGHTS =
            Map.of("LA6568-5", 0, "LA6569-3", 1, "LA6570-1", 2, "LA6571-9", 3);

    /** The forms of an instrument in a Bundle, oldest first. */
    static List<AnswerSheet> of(Exchange course, String instrument) {
        return course.entries("QuestionnaireResponse").stream()
                .filter(entry ->
                        entry.resource().get("questionnaire").asText().contains("/Questionnaire/" + instrument + "|"))
                .map(AnswerSheet::of)
                .sorted(Comparator.comparing(AnswerSheet::authored))
                .toList();
    }

    private static AnswerSheet of(Exchange.Entry entry) {
        JsonNode items = entry.resource().get("item");
        return new AnswerSheet(
                entry.reference(),
                OffsetDateTime.parse(entry.resource().get("authored").asText()),
                answers(items).mapToInt(AnswerSheet::weight).sum(),
                answers(items)
                        .filter(item -> item.get("linkId").asText().equals("/44260-8"))
                        .mapToInt(AnswerSheet::weight)
                        .sum());
    }

    /** Items with an answer, in groups too. */
    private static Stream<JsonNode> answers(JsonNode items) {
        return items.findParents("answer").stream();
    }

    /** Zero for what is not one of the four answers: the total that a sender states, and how difficult things are. */
    private static int weight(JsonNode item) {
        return WEIGHTS.getOrDefault(item.at("/answer/0/valueCoding/code").asText(), 0);
    }
}
