package org.iptfhir.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.iptfhir.security.Access;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /inventory}: the questionnaires of the guide, to be filled in. Answers go from the browser to {@code /fhir} alone,
 * where they are checked and scored like those of every other client.
 */
@RestController
class InventoryPages {
    private static final String PATH = "inventory";
    private static final Template LIST = Template.in("inventory.html");
    private static final Template ENTRY = Template.in("inventory-entry.html");
    private static final Template FORM = Template.in("inventory-form.html");
    private static final Template SHEET = Template.in("inventory-sheet.html");
    private static final Template MISSING = Template.in("inventory-missing.html");
    private static final Template QUESTION = Template.of("<li><p>{{text}}</p>{{below}}</li>");
    private static final Template OPTIONS = Template.of("<p class=\"hint\">{{options}}</p>");
    private static final Template QUESTIONS = Template.of("<ul class=\"questions\">{{items}}</ul>");
    private static final Markup UNKNOWN = new Markup(
            "<div class=\"prose\"><h1>No such questionnaire</h1>"
                    + "<p>The guide has no questionnaire with this name. <a href=\"./../inventory\">Those that it has</a></p></div>");
    private static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json;charset=UTF-8");

    private final PageLayout layout;
    private final GuideForms forms;
    private final LhcForms lhcForms;
    private final Access access;

    InventoryPages(PageLayout layout, GuideForms forms, LhcForms lhcForms, Access access) {
        this.layout = layout;
        this.forms = forms;
        this.lhcForms = lhcForms;
        this.access = access;
    }

    @GetMapping("/inventory")
    ResponseEntity<String> list() {
        Markup main = LIST.with(Map.of(
                "forms",
                Markup.of(forms.all().stream().map(InventoryPages::entry).toList())));
        return layout.answer(new Page(PATH, "Questionnaires · ipt-fhir", main, Optional.empty(), Libraries.NONE));
    }

    /** Relative, so that it also works behind a proxy that puts the server into a folder. */
    @GetMapping("/inventory/")
    ResponseEntity<Void> folder() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("../inventory"))
                .build();
    }

    @GetMapping("/inventory/{id}")
    ResponseEntity<String> form(@PathVariable String id) {
        return forms.withId(id).map(this::filled).orElseGet(this::unknown);
    }

    private ResponseEntity<String> unknown() {
        ResponseEntity<String> page = layout.answer(new Page(
                PATH + "/unknown", "No such questionnaire · ipt-fhir", UNKNOWN, Optional.empty(), Libraries.NONE));
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .headers(page.getHeaders())
                .body(page.getBody());
    }

    private ResponseEntity<String> filled(GuideForm form) {
        boolean fillable = lhcForms.version().isPresent();
        Markup main = FORM.with(Map.of(
                "title",
                Markup.text(form.title()),
                "description",
                Markup.text(form.questionnaire().getDescription()),
                "form",
                lhcForms.version().map(version -> sheet(form, version)).orElseGet(() -> missing(form)),
                "copyright",
                Markup.text(
                        Optional.ofNullable(form.questionnaire().getCopyright()).orElse(""))));
        return layout.answer(new Page(
                PATH + "/" + form.id(),
                form.title() + " · ipt-fhir",
                main,
                fillable ? Optional.of("inventory.js") : Optional.empty(),
                fillable ? Libraries.LHC_FORMS : Libraries.NONE));
    }

    @GetMapping("/inventory/{id}/questionnaire")
    ResponseEntity<String> questionnaire(@PathVariable String id) {
        return ResponseEntity.ok().contentType(FHIR_JSON).body(withId(id).json());
    }

    private GuideForm withId(String id) {
        return forms.withId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Markup entry(GuideForm form) {
        return ENTRY.with(Map.of(
                "id",
                Markup.text(form.id()),
                "title",
                Markup.text(form.title()),
                "description",
                Markup.text(form.questionnaire().getDescription()),
                "questions",
                Markup.text(form.questions() + " questions"
                        + form.instrument()
                                .map(instrument ->
                                        ", scored from " + instrument.lowest() + " to " + instrument.highest())
                                .orElse(""))));
    }

    private Markup sheet(GuideForm form, String version) {
        return SHEET.with(Map.of(
                "id",
                Markup.text(form.id()),
                "title",
                Markup.text(form.title()),
                "canonical",
                Markup.text(form.canonical()),
                "safety",
                Markup.text(String.join(" ", form.safetyItems())),
                "scored",
                Markup.text(String.join(" ", form.scoredItems())),
                "token",
                new Markup(access == Access.LOCAL ? " hidden" : ""),
                "version",
                Markup.text(version),
                "licence",
                Markup.text(lhcForms.licence())));
    }

    /** Without LHC-Forms the questions can be read, on paper too. */
    private static Markup missing(GuideForm form) {
        return MISSING.with(Map.of("questions", questions(form.questionnaire().getItem())));
    }

    private static Markup questions(List<QuestionnaireItemComponent> items) {
        return QUESTIONS.with(Map.of(
                "items",
                Markup.of(items.stream()
                        .filter(item -> !item.getReadOnly())
                        .map(InventoryPages::question)
                        .toList())));
    }

    private static Markup question(QuestionnaireItemComponent item) {
        String prefix = item.hasPrefix() ? item.getPrefix() + " " : "";
        Markup below = item.getType() == QuestionnaireItemType.GROUP ? questions(item.getItem()) : options(item);
        return QUESTION.with(Map.of("text", Markup.text(prefix + item.getText()), "below", below));
    }

    private static Markup options(QuestionnaireItemComponent item) {
        if (!item.hasAnswerOption()) {
            return new Markup("");
        }
        return OPTIONS.with(Map.of(
                "options",
                Markup.text(item.getAnswerOption().stream()
                        .map(QuestionnaireItemAnswerOptionComponent::getValueCoding)
                        .map(code -> code.getDisplay())
                        .collect(Collectors.joining(" · ")))));
    }
}
