package org.iptfhir.web;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.drawing.TrajectoryDrawing;
import org.iptfhir.security.Access;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /outcomes}: how patients do. Where no token is asked for, the pages come whole and without a script. Else the pages
 * themselves, which anybody may open, hold nothing of any patient: their script asks with the token that is typed in for
 * what is to be shown, at addresses that are closed to everybody else.
 */
@RestController
class OutcomePages {
    private static final String PATH = "outcomes";
    private static final Template LIST = Template.in("outcomes.html");
    private static final Template LOCKED = Template.in("outcomes-locked.html");
    private static final Template FORM = Template.in("outcomes-form.html");
    private static final Markup UNKNOWN = new Markup("<h1 tabindex=\"-1\">No such patient</h1>"
            + "<p>Nobody with this id is recorded here. <a href=\"./../outcomes\">Find a patient</a></p>");
    private static final Markup NOTHING = new Markup("");
    private static final String SCRIPT = "outcomes.js";
    private static final String TITLE = "Outcomes · ipt-fhir";

    private final PageLayout layout;
    private final PatientList patients;
    private final PatientOutcomes outcomes;
    private final Access access;
    private final String style = "\n" + TrajectoryDrawing.style() + "\n";

    OutcomePages(PageLayout layout, PatientList patients, PatientOutcomes outcomes, Access access) {
        this.layout = layout;
        this.patients = patients;
        this.outcomes = outcomes;
        this.access = access;
    }

    @GetMapping("/outcomes")
    ResponseEntity<String> list() {
        return found("");
    }

    /** What is looked for comes in the body: addresses are written into logs. */
    @PostMapping("/outcomes")
    ResponseEntity<String> found(@RequestParam(defaultValue = "") String wanted) {
        boolean isOpen = access == Access.LOCAL;
        Markup form = FORM.with(Map.of("wanted", Markup.text(isOpen ? wanted : "")));
        Markup main = LIST.with(Map.of(
                "form",
                isOpen ? form : locked("outcomes/find/patients", form),
                "found",
                isOpen ? patients.found(wanted) : NOTHING));
        Page page = new Page(PATH, TITLE, main, script(), Libraries.NONE).withForm();
        return layout.answer(page);
    }

    /** The same for a script that has the token. */
    @PostMapping("/outcomes/find/patients")
    ResponseEntity<String> patients(@RequestParam(defaultValue = "") String wanted) {
        return layout.piece(HttpStatus.OK, patients.found(wanted));
    }

    /** Relative, so that it also works behind a proxy that puts the server into a folder. */
    @GetMapping("/outcomes/")
    ResponseEntity<Void> folder() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("../outcomes"))
                .build();
    }

    /** @param embed {@code 1} for a frame in another page, which has links of its own */
    @GetMapping("/outcomes/{id}")
    ResponseEntity<String> patient(@PathVariable String id, @RequestParam(defaultValue = "0") String embed) {
        boolean isOpen = access == Access.LOCAL;
        Optional<Markup> shown = isOpen ? outcomes.of(id) : Optional.of(locked("outcomes/" + id + "/record", NOTHING));
        Page page = new Page(PATH + "/patient", TITLE, wide(shown.orElse(UNKNOWN)), script(), Libraries.NONE)
                .withStyle(style);
        ResponseEntity<String> answer = layout.answer(embed.equals("1") ? page.embedded() : page);
        return ResponseEntity.status(shown.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    /** The same for a script that has the token. */
    @GetMapping("/outcomes/{id}/record")
    ResponseEntity<String> record(@PathVariable String id) {
        Optional<Markup> shown = outcomes.of(id);
        return layout.piece(shown.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND, shown.orElse(UNKNOWN));
    }

    private static Markup wide(Markup main) {
        return new Markup("<div class=\"sheet-of-paper\">" + main.html() + "</div>");
    }

    /** A field for the token, and a place for what it opens. */
    private static Markup locked(String address, Markup form) {
        return LOCKED.with(Map.of("address", Markup.text(address), "form", form));
    }

    private Optional<String> script() {
        return access == Access.LOCAL ? Optional.empty() : Optional.of(SCRIPT);
    }
}
