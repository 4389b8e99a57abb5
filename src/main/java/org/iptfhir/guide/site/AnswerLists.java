package org.iptfhir.guide.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.DecimalType;
import org.hl7.fhir.r5.model.Questionnaire;
import org.hl7.fhir.r5.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r5.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The answers that the items of a questionnaire offer: who sends a response needs their codes. */
final class AnswerLists {
    private static final String POINTS = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

    private final Questionnaire questionnaire;

    AnswerLists(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    /** An answer as it is sent, and what it counts; no points where it counts nothing. */
    private record Answer(String system, String code, String display, Optional<BigDecimal> points) {}

    /** Adds a table of each list to a page; items that offer the same answers share one. */
    void addTo(XhtmlNode content) {
        Map<List<Answer>, List<String>> lists = new LinkedHashMap<>();
        items(questionnaire.getItem())
                .forEach(item -> lists.computeIfAbsent(answers(item), none -> new ArrayList<>())
                        .add(item.getLinkId()));
        lists.remove(List.<Answer>of());
        if (lists.isEmpty()) {
            return;
        }
        content.h2().id("answers").tx("Answers");
        lists.forEach((answers, items) -> {
            XhtmlNode sentence = content.para();
            sentence.tx("Answers to ");
            for (int i = 0; i < items.size(); i++) {
                sentence.tx(i == 0 ? "" : ", ");
                sentence.code(items.get(i));
            }
            sentence.tx(", in valueCoding:");
            table(content, answers);
        });
    }

    private static Stream<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
    }

    private static List<Answer> answers(QuestionnaireItemComponent item) {
        return item.getAnswerOption().stream()
                .filter(option -> option.getValue() instanceof Coding)
                .map(option -> answer(option, (Coding) option.getValue()))
                .toList();
    }

    private static Answer answer(QuestionnaireItemAnswerOptionComponent option, Coding coding) {
        DataType points = option.hasExtension(POINTS)
                ? option.getExtensionByUrl(POINTS).getValue()
                : coding.hasExtension(POINTS) ? coding.getExtensionByUrl(POINTS).getValue() : new DecimalType();
        return new Answer(
                coding.hasSystem() ? coding.getSystem() : "",
                coding.getCode(),
                coding.hasDisplay() ? coding.getDisplay() : "",
                points instanceof DecimalType number ? Optional.ofNullable(number.getValue()) : Optional.empty());
    }

    private static void table(XhtmlNode content, List<Answer> answers) {
        boolean counts = answers.stream().anyMatch(answer -> answer.points().isPresent());
        XhtmlNode table =
                content.div().clss("scroll").attribute("tabindex", "0").addTag("table");
        XhtmlNode heads = table.addTag("thead").addTag("tr");
        Stream.of("Answer", "Code", "System").forEach(head -> head(heads, head));
        if (counts) {
            head(heads, "Points");
        }
        XhtmlNode body = table.addTag("tbody");
        for (Answer answer : answers) {
            XhtmlNode row = body.addTag("tr");
            row.addTag("td").tx(answer.display());
            row.addTag("td").code(answer.code());
            row.addTag("td").code(answer.system());
            if (counts) {
                row.addTag("td")
                        .tx(answer.points().map(BigDecimal::toPlainString).orElse(""));
            }
        }
    }

    private static void head(XhtmlNode row, String title) {
        row.addTag("th").attribute("scope", "col").tx(title);
    }
}
