package org.iptfhir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.iptfhir.InBrowser;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestBrowser;
import org.iptfhir.security.Access;
import org.iptfhir.security.EmbeddedBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /inventory} in a real browser. */
@InBrowser
@ExtendWith({SharedServer.class, TestBrowser.class})
class InventoryPagesTest {
    /** Items of PHQ-9, in their order. */
    private static final List<String> PHQ_9 = List.of(
            "/44250-9", "/44255-8", "/44259-0", "/44254-1", "/44251-7", "/44258-2", "/44252-5", "/44253-3", "/44260-8");

    private final RunningServer server;

    InventoryPagesTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void listsTheQuestionnairesOfTheGuide(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, server.address() + "/inventory")) {
            assertThat(opened.page().locator("article h2")).hasText(new String[] {
                "Communication analysis",
                "Decision analysis",
                "End-of-treatment review",
                "Interpersonal inventory",
                "Quality of a session of IPT",
                "Edinburgh Postnatal Depression Scale (EPDS)",
                "Hamilton Rating Scale for Depression, seventeen items (HAM-D 17)",
                "Patient Health Questionnaire (PHQ-9)",
                "Patient Health Questionnaire modified for teenagers (PHQ-9M)",
                "Clinical Global Impression, improvement (CGI-I)",
                "Clinical Global Impression, severity (CGI-S)",
                "Generalized Anxiety Disorder scale (GAD-7)",
                "Multidimensional Scale of Perceived Social Support (MSPSS)",
                "Patient Health Questionnaire, eight items (PHQ-8)",
                "Patient Health Questionnaire, two items (PHQ-2)",
                "Three-item loneliness scale",
                "WHO-Five Well-Being Index (WHO-5)"
            });
            opened.shoot("inventory-list-wide");
            opened.everybodyCanUseIt();
            opened.page().click("article:nth-of-type(8) a");
            assertThat(opened.page().locator("h1")).hasText("Patient Health Questionnaire (PHQ-9)");
            assertThat(opened.page().locator("nav [aria-current]")).hasText("Questionnaires");
        }
        try (OpenedPage opened = OpenedPage.narrow(browser, server.address() + "/inventory")) {
            opened.shoot("inventory-list-narrow");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void storesAnswersAndTellsTheirScore(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            find(page, patient);
            answerAll(page, "Several days");
            answer(page, "/44260-8", "Not at all");
            opened.shoot("inventory-phq-9-wide");
            opened.everybodyCanUseIt();
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            assertThat(page.locator(".score").first()).containsText("8");
            assertThat(page.locator(".score").first()).containsText("Mild");
            assertThat(page.locator(".score").nth(1)).containsText("Not at all");
            assertThat(page.locator("#safety")).isHidden();
            assertThat(page.locator("#findings li")).hasCount(0);
            assertThat(page.locator("#sheet")).isHidden();
            page.click("#resource summary");
            opened.shoot("inventory-stored-wide");
            opened.everybodyCanUseIt();

            JsonNode stored = read(page.locator("#resource-text").textContent());
            assertThat(stored.at("/questionnaire").asText())
                    .isEqualTo("https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0");
            assertThat(stored.at("/status").asText()).isEqualTo("completed");
            assertThat(stored.at("/authored").asText()).isNotEmpty();
            assertThat(stored.at("/meta/profile").isMissingNode()).isTrue();
            assertThat(stored.at("/meta/security/0/code").asText()).isEqualTo("R");
            assertThat(stored.at("/source/reference").asText())
                    .isEqualTo(stored.at("/subject/reference").asText());
            assertThat(server.total("/QuestionnaireResponse?subject="
                            + stored.at("/subject/reference").asText()))
                    .isEqualTo(1);
            assertThat(page.locator("#resource-link").textContent())
                    .isEqualTo("QuestionnaireResponse/" + stored.at("/id").asText());

            page.click("#again");
            assertThat(page.locator("#sheet")).isVisible();
            assertThat(page.locator("#sheet input:checked")).hasCount(0);
            answerAll(page, "Not at all");
            page.click("#store");
            assertThat(page.locator(".score").first()).containsText("Minimal");
            assertThat(server.total("/QuestionnaireResponse?subject="
                            + stored.at("/subject/reference").asText()))
                    .isEqualTo(2);
        }
    }

    @Test
    void saysAtOnceThatTheItemAboutSuicideIsAnsweredAboveZero(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            find(page, patient);
            answerAll(page, "Not at all");
            answer(page, "/44260-8", "Several days");
            page.route("**/fhir/QuestionnaireResponse*", route -> route.abort());
            page.click("#store");
            assertThat(page.locator("#status")).containsText("not known whether the answers are stored");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Item 9 is answered above zero: Several days");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("before the patient leaves");
            opened.complaints().clear();
            page.unroute("**/fhir/QuestionnaireResponse*");
            page.click("#store");
            assertThat(page.locator(".score").nth(1)).containsText("Several days");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Item 9 is answered above zero");
            opened.shoot("inventory-safety-wide");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void asksTwiceBeforeScoredAnswersAreLeftOut(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            page.click("#store");
            assertThat(page.locator("#status")).hasText("Nothing is answered yet.");
            PHQ_9.subList(0, 8).forEach(item -> answer(page, item, "Several days"));
            page.click("#store");
            assertThat(page.locator("#found-text")).containsText("Find the patient first");
            assertThat(page.locator("#wanted")).isFocused();
            find(page, patient);
            page.click("#store");
            assertThat(page.locator("#status")).hasText("Not answered: 9. Without it there is no total.");
            page.click("#store");
            assertThat(page.locator(".score")).hasCount(1);
            assertThat(page.locator(".score")).containsText("1 of 9 scored items are not answered");
            assertThat(page.locator("#findings li.warning")).containsText("M08");
            opened.shoot("inventory-incomplete-wide");
            opened.everybodyCanUseIt();

            page.click("#change");
            answer(page, "/44260-8", "Not at all");
            page.click("#store");
            assertThat(page.locator(".score").first()).containsText("Mild");
            assertThat(page.locator("#findings li")).hasCount(0);
            page.click("#resource summary");
            assertThat(page.locator("#resource-text")).containsText("\"status\": \"amended\"");
            assertThat(server.total("/QuestionnaireResponse?subject:Patient.family=" + patient))
                    .isEqualTo(1);
            assertThat(server.total("/Observation?subject:Patient.family=" + patient))
                    .isEqualTo(2);
        }
    }

    @Test
    void storesAnInventoryOnceItIsComplete(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "interpersonal-inventory")) {
            Page page = opened.page();
            find(page, patient);
            page.fill("[id='onset-event/1/1']", "The visits of the first weeks had stopped.");
            page.click("#store");
            assertThat(page.locator("#findings li").first()).containsText("What does the patient call this person?");
            page.locator("#findings button").first().click();
            assertThat(page.locator("[id='person-label/1/1']")).isFocused();
            opened.shoot("inventory-required-wide");
            page.keyboard().type("Georg");
            page.click("#store");
            Locator refused = page.locator("#findings li.error");
            assertThat(refused.first()).containsText("I01");
            assertThat(page.locator("#status")).containsText("Not stored: the server found errors");
            opened.shoot("inventory-refused-wide");
            // The browser tells the answer 422 on its console.
            opened.complaints().clear();
            opened.everybodyCanUseItsForm();
            assertThat(server.total("/QuestionnaireResponse?subject:Patient.family=" + patient))
                    .isZero();

            assertThat(page.locator("[id^='item-person-closeness/'] .lhc-answer"))
                    .hasText(new String[] {"Inner circle", "Middle circle", "Outer circle"});
            page.click("[id='person-relation/1/1']");
            page.keyboard().type("husband");
            assertThat(page.locator("#lhc-tools-searchResults li")).hasCount(1);
            page.locator("#lhc-tools-searchResults li").click();
            assertThat(page.locator("[id='person-relation/1/1']")).hasValue("husband");
            answer(page, "person-vital-status", "Deceased");
            page.fill("[id='person-death/1/1']", "At home, after a long illness.");
            answer(page, "person-closeness", "Inner circle");
            answer(page, "pattern-difficulty", "Loneliness");
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            assertThat(page.locator("#findings li.error")).hasCount(0);
            page.click("#resource summary");
            JsonNode stored = read(page.locator("#resource-text").textContent());
            assertThat(stored.findValuesAsText("code")).contains("HUSB", "deceased", "inner", "lonely");
        }
    }

    @Test
    void asksForTheReviewAtTheEndOfTheTreatment(Browser browser) {
        try (OpenedPage opened = form(browser, "end-of-treatment-review")) {
            assertThat(opened.page().locator("#sheet"))
                    .containsText("How are the symptoms now, compared with the beginning?");
            assertThat(opened.page().locator("#sheet")).containsText("What did the patient do that helped");
            opened.shoot("inventory-review-wide");
            opened.everybodyCanUseItsForm();
        }
    }

    @Test
    void storesAnalysesOfAConversationAndOfADecision(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "communication-analysis")) {
            Page page = opened.page();
            find(page, patient);
            page.fill("[id='conversation-with/1/1']", "Elder son");
            page.fill("[id='turn-patient-said/1/1']", "You never do anything here.");
            answer(page, "result-aim", "Not reached");
            page.fill("[id='instead-said/1/1']", "I am tired. Could you help me?");
            opened.shoot("inventory-communication-wide");
            opened.everybodyCanUseItsForm();
            page.click("#store");
            assertThat(page.locator("#findings li")).hasCount(0);
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            assertThat(page.locator("#findings li")).hasCount(0);
        }
        try (OpenedPage opened = form(browser, "decision-analysis")) {
            Page page = opened.page();
            find(page, patient);
            page.fill("[id='decision-question/1/1']", "How does she spend the holidays?");
            page.fill("[id='option-what/1/1']", "With her sister");
            answer(page, "choice-state", "Undecided");
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            assertThat(page.locator("#findings li")).hasCount(0);
        }
        assertThat(responses(patient)).isEqualTo(2);
    }

    @Test
    void storesARatingOfASessionOnceSessionAndRaterAreSaid(Browser browser) {
        assertThat(server.post("", text("/samples/staff")).statusCode()).isEqualTo(200);
        JsonNode course = read(text("/samples/courses/1"));
        assertThat(server.post("", course.toString()).statusCode()).isEqualTo(200);
        try (OpenedPage opened = form(browser, "fidelity")) {
            Page page = opened.page();
            find(page, numberOfPatient(course));
            page.selectOption("#course", new SelectOption().setIndex(0));
            answer(page, "rating-by", "Supervisor");
            choose(labels(page.locator("#sheet"), "Mostly"));
            answer(page, "outside-used", "No");
            page.click("#store");
            assertThat(page.locator("#findings li.error").first()).containsText("Q01");
            // The browser tells the answer 422 on its console.
            opened.complaints().clear();
            page.selectOption("#session", new SelectOption().setIndex(1));
            page.selectOption("#author", new SelectOption().setIndex(2));
            page.click("#store");
            assertThat(page.locator("#stored-title")).isVisible();
            assertThat(page.locator("#findings li")).hasCount(0);
            assertThat(shown(page).at("/encounter/reference").asText()).startsWith("Encounter/");
        }
    }

    @Test
    void storesOnceWhatIsSentTwice(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "gad-7")) {
            Page page = opened.page();
            find(page, patient);
            answerEach(page, "Several days");
            // The server stores it; its answer is lost on the way.
            page.route("**/fhir/QuestionnaireResponse*", route -> {
                route.fetch();
                route.abort();
            });
            page.click("#store");
            assertThat(page.locator("#status")).containsText("will not store them twice");
            assertThat(server.total("/QuestionnaireResponse?subject:Patient.family=" + patient))
                    .isEqualTo(1);
            page.unroute("**/fhir/QuestionnaireResponse*");
            page.dblclick("#store");
            assertThat(page.locator(".score").first()).containsText("Mild");
            assertThat(server.total("/QuestionnaireResponse?subject:Patient.family=" + patient))
                    .isEqualTo(1);
            assertThat(server.total("/Observation?subject:Patient.family=" + patient))
                    .isEqualTo(1);
        }
    }

    @Test
    void showsWhatTheServerRefuses(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            find(page, "nobody-" + patient);
            assertThat(page.locator("#found-text")).hasText("Nobody is found.");
            find(page, patient);
            String reference = page.locator("#found code").textContent();
            answerAll(page, "Not at all");
            page.fill("#authored", "2099-01-01T10:00");
            page.click("#store");
            assertThat(page.locator("#findings li.error")).containsText("M06");
            page.locator("#findings .place").first().click();
            assertThat(page.locator("#authored")).isFocused();
            page.fill("#authored", "");
            assertThat(server.send("DELETE", "/" + reference, "").statusCode()).isEqualTo(200);
            page.click("#store");
            assertThat(page.locator("#findings li.error").first()).containsText(reference);
            assertThat(page.locator("#status")).containsText("Not stored");
        }
    }

    @Test
    void takesTheCourseTheSessionAndTheTherapistFromTheRecord(Browser browser) {
        assertThat(server.post("", text("/samples/staff")).statusCode()).isEqualTo(200);
        JsonNode course = read(text("/samples/courses/1"));
        String number = numberOfPatient(course);
        assertThat(server.post("", course.toString()).statusCode()).isEqualTo(200);
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            find(page, number);
            page.selectOption("#course", new SelectOption().setIndex(1));
            page.selectOption("#session", new SelectOption().setIndex(1));
            page.selectOption("#author", new SelectOption().setIndex(2));
            opened.shoot("inventory-about-wide");
            opened.everybodyCanUseIt();
            answerAll(page, "Not at all");
            page.click("#store");
            assertThat(page.locator(".score").first()).containsText("Minimal");
            page.click("#resource summary");
            JsonNode stored = read(page.locator("#resource-text").textContent());
            assertThat(stored.at("/basedOn/0/reference").asText()).startsWith("CarePlan/");
            assertThat(stored.at("/encounter/reference").asText()).startsWith("Encounter/");
            assertThat(stored.at("/author/reference").asText()).startsWith("Practitioner");
        }
    }

    @Test
    void keepsNothingOfTheRecordOfAnotherPatient(Browser browser) {
        assertThat(server.post("", text("/samples/staff")).statusCode()).isEqualTo(200);
        JsonNode course = read(text("/samples/courses/1"));
        String former = numberOfPatient(course);
        assertThat(server.post("", course.toString()).statusCode()).isEqualTo(200);
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            find(page, former);
            assertThat(page.locator("#record option")).not().hasCount(3);
            List<Route> held = new ArrayList<>();
            page.route("**/fhir/CarePlan/_search", held::add);
            find(page, patient);
            assertThat(page.locator("#record option")).hasCount(3);
            answerAll(page, "Not at all");
            page.click("#store");
            page.waitForTimeout(300);
            assertThat(page.locator("#sheet")).isVisible();
            assertThat(responses(patient)).isZero();
            page.unroute("**/fhir/CarePlan/_search");
            held.forEach(Route::resume);
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            JsonNode stored = shown(page);
            assertThat(stored.has("basedOn")).isFalse();
            assertThat(stored.has("encounter")).isFalse();
        }
    }

    @Test
    void saysThatTheRecordCouldNotBeRead(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            page.route("**/fhir/Encounter/_search", Route::abort);
            find(page, patient);
            assertThat(page.locator("#record-text")).containsText("could not be read");
            assertThat(page.locator("#record option")).hasCount(3);
            page.unroute("**/fhir/Encounter/_search");
            find(page, patient);
            assertThat(page.locator("#record-text")).isEmpty();
        }
    }

    @Test
    void ignoresAnAnswerThatComesTooLate(Browser browser) {
        String former = patient();
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            List<Route> held = new ArrayList<>();
            page.route("**/fhir/Patient/_search", route -> {
                if (route.request().postData().contains(former)) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            page.fill("#wanted", former);
            page.click("#find button");
            assertThat(page.locator("#found-text")).hasText("Looking …");
            find(page, patient);
            assertThat(page.locator("#found")).containsText(patient);
            page.waitForResponse("**/fhir/Patient/_search", () -> held.forEach(Route::resume));
            page.waitForTimeout(300);
            assertThat(page.locator("#found")).containsText(patient);
            assertThat(page.locator("#found input:checked")).hasCount(1);
        }
    }

    @Test
    void dropsThePatientOnceAnotherNameIsTyped(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            find(page, patient);
            page.locator("#wanted").pressSequentially("x");
            assertThat(page.locator("#record")).isHidden();
            assertThat(page.locator("#found")).isHidden();
            answerAll(page, "Not at all");
            page.click("#store");
            assertThat(page.locator("#found-text")).containsText("Find the patient first");
            find(page, patient);
            assertThat(page.locator("#found-text")).isEmpty();
            page.route("**/fhir/Patient/_search", Route::abort);
            page.click("#find button");
            assertThat(page.locator("#found-text")).containsText("does not answer");
            assertThat(page.locator("#record")).isHidden();
            opened.shoot("inventory-find-failed-wide");
        }
    }

    @Test
    void showsNoNumbersOfFormerAnswers(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            find(page, patient);
            answerAll(page, "Nearly every day");
            page.click("#store");
            assertThat(page.locator(".score").first()).containsText("27");
            page.click("#change");
            answerAll(page, "Not at all");
            page.route("**/fhir/Observation/_search", Route::abort);
            page.click("#store");
            assertThat(page.locator("#status")).containsText("Stored, but the score could not be read");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            assertThat(page.locator(".score")).hasCount(0);
            opened.shoot("inventory-score-unread-wide");
        }
    }

    @Test
    void takesNothingThatIsTypedWhileItStores(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            find(page, patient);
            answerAll(page, "Not at all");
            assertThat(page.locator("#sheet")).not().hasAttribute("inert", "");
            List<Route> held = new ArrayList<>();
            page.route("**/fhir/QuestionnaireResponse*", held::add);
            page.click("#store");
            assertThat(page.locator("#sheet")).hasAttribute("inert", "");
            assertThat(page.locator("#about")).hasAttribute("inert", "");
            page.waitForTimeout(200);
            held.forEach(Route::abort);
            assertThat(page.locator("#status")).containsText("not known whether");
            assertThat(page.locator("#sheet")).not().hasAttribute("inert", "");
        }
    }

    @Test
    void movesNoStoredAnswersToAnotherPatient(Browser browser) {
        String former = patient();
        String patient = patient();
        String third = patient();
        try (OpenedPage opened = form(browser, "gad-7")) {
            Page page = opened.page();
            find(page, former);
            answerEach(page, "Several days");
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + former);
            page.click("#change");
            find(page, patient);
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            assertThat(page.locator("#former")).containsText("Ida " + former);
            assertThat(shown(page).at("/status").asText()).isEqualTo("completed");
            assertThat(responses(former)).isEqualTo(1);
            assertThat(responses(patient)).isEqualTo(1);

            page.click("#again");
            answerEach(page, "Not at all");
            page.route("**/fhir/QuestionnaireResponse*", route -> {
                route.fetch();
                route.abort();
            });
            page.click("#store");
            assertThat(page.locator("#status")).containsText("will not store them twice");
            page.unroute("**/fhir/QuestionnaireResponse*");
            find(page, third);
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + third);
            assertThat(responses(patient)).isEqualTo(2);
            assertThat(responses(third)).isEqualTo(1);
        }
    }

    @Test
    void overwritesNothingThatOthersChanged(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "gad-7")) {
            Page page = opened.page();
            find(page, patient);
            answerEach(page, "Several days");
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            String reference = page.locator("#resource-link").textContent();
            ObjectNode changed = (ObjectNode) shown(page);
            changed.put("status", "entered-in-error");
            assertThat(server.send("PUT", "/" + reference, changed.toString()).statusCode())
                    .isEqualTo(200);
            page.click("#change");
            answerEach(page, "Not at all");
            page.click("#store");
            assertThat(page.locator("#status")).containsText("entered in error");
            assertThat(read(server.get("/" + reference).body()).at("/status").asText())
                    .isEqualTo("entered-in-error");
        }
    }

    @Test
    void saysThatStoredAnswersAreDeleted(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "interpersonal-inventory")) {
            Page page = opened.page();
            find(page, patient);
            husband(page);
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            String reference = page.locator("#resource-link").textContent();
            assertThat(server.send("DELETE", "/" + reference, "").statusCode()).isEqualTo(200);
            page.click("#change");
            page.fill("[id='person-label/1/1']", "Anton");
            page.click("#store");
            assertThat(page.locator("#status")).containsText("deleted");
            assertThat(server.send("GET", "/" + reference, "").statusCode()).isEqualTo(410);
        }
    }

    @Test
    void warnsOfSuicideWhenItIsChosenAndAsLongAsItStands(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            answer(page, "/44260-8", "Several days");
            Locator alert = page.locator("#safety");
            assertThat(alert).containsText("Item 9 is answered above zero: Several days");
            assertThat(alert).isInViewport();
            opened.shoot("inventory-safety-chosen-wide");
            page.evaluate("scrollTo(0, 0)");
            assertThat(alert).isInViewport();
            page.click("#store");
            assertThat(page.locator("#found-text")).containsText("Find the patient first");
            assertThat(alert).isInViewport();
            answer(page, "/44260-8", "Not at all");
            assertThat(alert).isHidden();
            answer(page, "/44260-8", "Nearly every day");
            PHQ_9.subList(0, 8).forEach(item -> answer(page, item, "Several days"));
            find(page, patient);
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            assertThat(alert).containsText("Nearly every day");
            page.click("#change");
            assertThat(alert).isInViewport();
            page.click("#store");
            page.click("#again");
            assertThat(alert).isHidden();
        }
    }

    @Test
    void takesNoHalfTypedDateForNow(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "gad-7")) {
            Page page = opened.page();
            find(page, patient);
            answerEach(page, "Not at all");
            page.focus("#authored");
            page.keyboard().type("02");
            page.click("#store");
            assertThat(page.locator("#found-text")).containsText("only half typed");
            assertThat(page.locator("#authored")).isFocused();
            page.fill("#authored", "1850-01-01T10:00");
            page.click("#store");
            assertThat(page.locator("#found-text")).containsText("before the patient was born");
            page.fill("#authored", "2026-01-02T10:00");
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            page.click("#again");
            assertThat(page.locator("#authored")).hasValue("");
            assertThat(page.locator("#authored")).isInViewport();
            assertThat(page.locator("#found")).isInViewport();
        }
    }

    @Test
    void takesDatesAsTheyAreWrittenAndDropsNone(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "interpersonal-inventory")) {
            Page page = opened.page();
            find(page, patient);
            husband(page);
            page.fill("[id='onset-date/1/1']", "02/03/2026");
            page.click("#store");
            assertThat(page.locator("#findings")).containsText("“02/03/2026”");
            assertThat(page.locator("#findings")).containsText("2026-02-03");
            assertThat(page.locator("[id='onset-date/1/1']")).hasValue("02/03/2026");
            opened.shoot("inventory-date-wide");
            page.locator("#findings button").first().click();
            assertThat(page.locator("[id='onset-date/1/1']")).isFocused();
            page.fill("[id='onset-date/1/1']", "2099-12-01");
            page.click("#store");
            assertThat(page.locator("#status")).containsText("still to come");
            assertThat(responses(patient)).isZero();
            page.fill("[id='onset-date/1/1']", "03.02.2026");
            page.fill("[id='person-date-of-death/1/1']", "2024-11");
            page.fill("[id='transition-event/1/1']", "Moved");
            page.fill("[id='transition-date/1/1']", "2025");
            page.click("#store");
            assertThat(page.locator("#stored-title")).hasText("Stored for Ida " + patient);
            assertThat(shown(page).findValuesAsText("valueDate")).containsExactly("2026-02-03", "2024-11", "2025");
            assertThat(page.locator("#findings li.error")).hasCount(0);
        }
    }

    @Test
    void losesNothingThatMatchesNoOption(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "interpersonal-inventory")) {
            Page page = opened.page();
            find(page, patient);
            page.fill("[id='person-label/1/1']", "Georg");
            answer(page, "person-closeness", "Inner circle");
            page.click("[id='person-relation/1/1']");
            page.keyboard().type("fiddler");
            page.click("#store");
            assertThat(page.locator("#findings")).containsText("fiddler");
            assertThat(page.locator("#findings")).containsText("Person 1, Georg");
            assertThat(responses(patient)).isZero();
            page.locator("#findings button").first().click();
            assertThat(page.locator("[id='person-relation/1/1']")).isFocused();
        }
    }

    @Test
    void asksBeforeAPersonIsRemoved(Browser browser) {
        try (OpenedPage opened = form(browser, "interpersonal-inventory")) {
            Page page = opened.page();
            page.fill("[id='person-label/1/1']", "Georg");
            page.locator("[id^='add-person/']").click();
            page.fill("[id='person-label/2/1']", "Anton");
            List<String> asked = new ArrayList<>();
            page.onceDialog(dialog -> {
                asked.add(dialog.message());
                dialog.dismiss();
            });
            page.locator("[id^='del-person/']").first().click();
            assertThat(page.locator("[id^='person-label/']")).hasCount(2);
            assertThat(asked).singleElement().asString().contains("Georg");
            page.onceDialog(Dialog::accept);
            page.locator("[id^='del-person/']").first().click();
            assertThat(page.locator("[id^='person-label/']")).hasCount(1);
            assertThat(page.locator("[id^='person-label/']")).hasValue("Anton");
        }
    }

    @Test
    void takesBackWhatWasChosen(Browser browser) {
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            answer(page, "/44255-8", "Several days");
            answer(page, "/44260-8", "Several days");
            assertThat(page.locator("#safety")).isVisible();
            Locator question = page.locator("[id^='item-/44260-8/']");
            question.locator("label:has(input:checked)").click();
            assertThat(question.locator("input:checked")).hasCount(0);
            assertThat(page.locator("#safety")).isHidden();
            answer(page, "/44260-8", "Not at all");
            assertThat(page.locator("#sheet input:checked")).hasCount(2);
        }
    }

    @Test
    void findsPatientsByAllThatIsKnownOfThem(Browser browser) {
        String mark = patient();
        String letters = mark.substring("Inventory".length());
        for (String name : List.of(
                "{\"given\":[\"Jan\"],\"family\":\"van der " + mark + "\"}",
                "{\"given\":[\"Gabriel\"],\"family\":\"García " + mark + "\"}",
                "{\"given\":[\"Sean\"],\"family\":\"O'" + mark + "\"}",
                "{\"given\":[\"Ute\"],\"family\":\"O’" + mark + "\"}")) {
            assertThat(server.post(
                                    "/Patient",
                                    "{\"resourceType\":\"Patient\",\"name\":[" + name
                                            + "],\"identifier\":[{\"system\":\"https://example.org/ids\",\"value\":\"No-"
                                            + letters + name.length() + "\"}]}")
                            .statusCode())
                    .isEqualTo(201);
        }
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            found(page, "van der " + mark, "Jan van der " + mark);
            found(page, "Jan van der " + mark, "Jan van der " + mark);
            found(page, "van der " + mark + ", Jan", "Jan van der " + mark);
            found(page, "García " + mark, "Gabriel García " + mark);
            found(page, "Garcia " + mark, "Gabriel García " + mark);
            found(page, "O’" + mark + ", Sean", "Sean O'" + mark);
            found(page, "Ute O'" + mark, "Ute O’" + mark);
            String reference = page.locator("#found code").textContent();
            found(page, reference.substring("Patient/".length()), "Ute O’" + mark);
            found(page, reference, "Ute O’" + mark);
            found(page, page.locator("#found .known").textContent().trim(), "Ute O’" + mark);
        }
    }

    private static void found(Page page, String typed, String name) {
        page.fill("#wanted", typed);
        page.click("#find button");
        assertThat(page.locator("#found b")).hasText(new String[] {name});
    }

    private static void husband(Page page) {
        page.fill("[id='person-label/1/1']", "Georg");
        page.click("[id='person-relation/1/1']");
        page.keyboard().type("husband");
        assertThat(page.locator("#lhc-tools-searchResults li")).hasCount(1);
        page.locator("#lhc-tools-searchResults li").click();
        assertThat(page.locator("[id='person-relation/1/1']")).hasValue("husband");
        answer(page, "person-closeness", "Inner circle");
        answer(page, "person-vital-status", "Deceased");
        page.fill("[id='person-death/1/1']", "At home, after a long illness.");
    }

    private int responses(String family) {
        return server.total("/QuestionnaireResponse?subject:Patient.family=" + family);
    }

    /** The resource that the page shows as stored. */
    private static JsonNode shown(Page page) {
        assertThat(page.locator("#resource-text")).not().isEmpty();
        return read(page.locator("#resource-text").textContent());
    }

    @Test
    void sendsWhatIsTypedToFhirAloneAndNothingOfItInAnAddress(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            List<Request> requests = new ArrayList<>();
            page.onRequest(requests::add);
            find(page, patient);
            answerAll(page, "Not at all");
            page.click("#store");
            assertThat(page.locator(".score").first()).containsText("Minimal");
            assertThat(requests).isNotEmpty().allSatisfy(request -> {
                assertThat(request.url()).startsWith(server.fhir() + "/").doesNotContain(patient);
            });
            assertThat(page.url()).isEqualTo(server.address() + "/inventory/phq-9");
            assertThat(page.evaluate("localStorage.length + sessionStorage.length"))
                    .isEqualTo(0);
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
        }
    }

    /** LHC-Forms computes the total some time after the last answer is given. */
    @Test
    void sendsTheTotalOfAllAnswersHoweverSoonItIsPressed(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "phq-9")) {
            Page page = opened.page();
            find(page, patient);
            answerAll(page, "Not at all");
            page.evaluate("""
                    () => {
                      [...document.querySelectorAll("[id^='item-/44255-8/'] input[type=radio]")].at(-1).click();
                      document.getElementById("store").click();
                    }""");
            assertThat(page.locator("#stored-title")).isFocused();
            assertThat(page.locator(".score").first()).containsText("3");
        }
    }

    @Test
    void isWorkedByKeysAlone(Browser browser) {
        String patient = patient();
        try (OpenedPage opened = form(browser, "gad-7")) {
            Page page = opened.page();
            page.focus("#wanted");
            page.keyboard().type(patient);
            page.keyboard().press("Enter");
            assertThat(page.locator("#found input:checked")).hasCount(1);
            page.locator("#sheet input[type=radio]").first().focus();
            for (int question = 0; question < 7; question++) {
                page.keyboard().press("Space");
                assertThat(page.locator("#sheet input:checked")).hasCount(question + 1);
                page.keyboard().press("ArrowDown");
                assertThat(page.locator("#sheet input:checked")).hasCount(question + 1);
                page.keyboard().press("Tab");
            }
            page.locator("#store").press("Enter");
            assertThat(page.locator("#stored-title")).isFocused();
            assertThat(page.locator(".score").first()).containsText("7");
        }
    }

    @Test
    void fitsAPhone(Browser browser) {
        String patient = patient();
        assumeThereIsLhcForms();
        for (String form : List.of("phq-9", "interpersonal-inventory")) {
            try (OpenedPage opened = OpenedPage.narrow(browser, server.address() + "/inventory/" + form)) {
                opened.page().waitForSelector("[data-form=ready]");
                find(opened.page(), patient);
                opened.shoot("inventory-" + form + "-narrow");
                opened.everybodyCanUseItsForm();
                opened.page().locator("#store").scrollIntoViewIfNeeded();
                opened.shoot("inventory-" + form + "-narrow-end");
            }
        }
    }

    @Test
    void tellsTheScoreOnAPhone(Browser browser) {
        String patient = patient();
        assumeThereIsLhcForms();
        try (OpenedPage opened = OpenedPage.narrow(browser, server.address() + "/inventory/phq-9")) {
            Page page = opened.page();
            page.waitForSelector("[data-form=ready]");
            find(page, patient);
            answerAll(page, "Nearly every day");
            page.click("#store");
            assertThat(page.locator(".score").first()).containsText("27");
            assertThat(page.locator(".score").first()).containsText("Severe");
            assertThat(page.getByRole(AriaRole.ALERT)).isInViewport();
            opened.shoot("inventory-stored-narrow");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void letsLhcFormsAloneHaveStylesOfItsOwn() {
        assumeThereIsLhcForms();
        HttpResponse<String> answer = get("/inventory/phq-9");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self';", "style-src 'self' 'unsafe-inline';", "default-src 'none'")
                .doesNotContain("unsafe-eval", "*", "http:");
        assertThat(answer.body()).contains("Owner Notice", "LHC-Forms 40.1.3");
        assertThat(get("/web/lhc-forms/40.1.3/LICENSE.txt").body()).contains("Owner Notice");
    }

    @Test
    void leadsBackFromAnAddressThatIsNone() {
        HttpResponse<String> none = get("/inventory/none");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(none.body()).contains("href=\"./../inventory\"");
        HttpResponse<String> folder = get("/inventory/");
        assertThat(folder.statusCode()).isEqualTo(302);
        assertThat(folder.headers().firstValue("Location")).hasValue("../inventory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inventory/none", "/inventory/none/questionnaire", "/web/lhc-forms/40.1.3/"})
    void answersNothingElse(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhatIsMissingWithoutLhcForms(Browser browser) {
        LhcForms none = new LhcForms(Optional.empty());
        InventoryPages pages = new InventoryPages(
                new PageLayout(new StaticFiles(), none, new EmbeddedBy(List.of())),
                server.bean(GuideForms.class),
                none,
                Access.LOCAL);
        try (OpenedPage opened = OpenedPage.wide(browser, "about:blank")) {
            Page page = opened.page();
            page.route(
                    "**/inventory/phq-9",
                    route -> route.fulfill(new FulfillOptions()
                            .setContentType("text/html;charset=UTF-8")
                            .setBody(String.valueOf(pages.form("phq-9").getBody()))));
            page.navigate(server.address() + "/inventory/phq-9");
            assertThat(page.locator(".notice")).containsText("install Node with npm");
            assertThat(page.locator(".questions")).containsText("Feeling tired or having little energy");
            assertThat(page.locator(".questions")).containsText("Not at all · Several days");
            opened.shoot("inventory-missing-wide");
            opened.everybodyCanUseIt();
        }
        assertThat(pages.form("phq-9").getHeaders().getFirst("Content-Security-Policy"))
                .doesNotContain("unsafe");
    }

    private OpenedPage form(Browser browser, String id) {
        assumeThereIsLhcForms();
        OpenedPage opened = OpenedPage.wide(browser, server.address() + "/inventory/" + id);
        opened.page().waitForSelector("[data-form=ready]");
        return opened;
    }

    private static void assumeThereIsLhcForms() {
        assumeTrue(
                new LhcForms().version().isPresent(),
                "The build could not fetch LHC-Forms, so filling in is not tested. Install Node with npm.");
    }

    /** A new patient with a family name that nobody else has. */
    private String patient() {
        String family = "Inventory" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        assertThat(server.post(
                                "/Patient",
                                "{\"resourceType\":\"Patient\",\"birthDate\":\"1984-05-06\","
                                        + "\"name\":[{\"given\":[\"Ida\"],\"family\":\"" + family + "\"}]}")
                        .statusCode())
                .isEqualTo(201);
        return family;
    }

    /** Other sampled patients, whom other tests store, may have the same name. */
    private static String numberOfPatient(JsonNode course) {
        return course.findParents("birthDate").get(0).at("/identifier/0/value").asText();
    }

    private static void find(Page page, String name) {
        page.fill("#wanted", name);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Find")).click();
        if (!name.startsWith("nobody")) {
            assertThat(page.locator("#record")).isVisible();
        }
    }

    /** Whatever has this option. */
    private static void answerEach(Page page, String option) {
        Locator labels = labels(page.locator("#sheet"), option);
        choose(labels);
        assertThat(page.locator("#sheet input:checked")).hasCount(labels.count());
    }

    private static void answerAll(Page page, String option) {
        PHQ_9.forEach(item -> answer(page, item, option));
    }

    private static void answer(Page page, String linkId, String option) {
        choose(labels(page.locator("[id^='item-" + linkId + "/']"), option));
    }

    private static Locator labels(Locator questions, String option) {
        Locator text = questions.page().getByText(option, new Page.GetByTextOptions().setExact(true));
        return questions.locator("label").filter(new Locator.FilterOptions().setHas(text));
    }

    /** Clicks until each is chosen: what opens or closes above a label moves it away from under the pointer. */
    private static void choose(Locator labels) {
        labels.first().waitFor();
        int asked = labels.count();
        Page page = labels.page();
        Locator open = labels.filter(new Locator.FilterOptions().setHas(page.locator("input:not(:checked)")));
        for (int clicks = 0; clicks < 5 * asked && open.count() > 0; clicks++) {
            open.first().click();
            // The page marks what is chosen only once the click is over.
            page.evaluate("() => new Promise(done => setTimeout(done))");
        }
        assertThat(labels.locator("input:checked")).hasCount(asked);
    }

    private String text(String path) {
        return get(path).body();
    }

    private HttpResponse<String> get(String path) {
        return server.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build());
    }

    private static JsonNode read(String json) {
        try {
            return JsonMapper.builder().build().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
