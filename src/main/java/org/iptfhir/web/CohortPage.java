package org.iptfhir.web;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.iptfhir.drawing.CohortDrawing;
import org.iptfhir.drawing.InWords;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.outcome.Verdict.Reason;
import org.iptfhir.outcome.cohort.CohortSource;
import org.iptfhir.outcome.cohort.SmallCells;
import org.iptfhir.outcome.cohort.Told;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.security.Access;
import org.iptfhir.translate.TraitValues;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /outcomes/cohort}: how the patients of many courses do, by the same numbers that {@code $ipt-outcomes} tells. What
 * is asked for stands in the address. Where a token is asked for, it is opened as the page of a patient is.
 */
@RestController
class CohortPage {
    private static final String PATH = "outcomes/cohort";
    private static final String TITLE = "Outcomes of many courses · ipt-fhir";
    private static final Template COHORT = Template.in("outcomes-cohort.html");
    private static final Template LOCKED = Template.in("outcomes-locked.html");
    private static final Template SHEET = Template.of("<div class=\"sheet-of-paper\">{{main}}</div>");
    private static final Template SENTENCES = Template.of("<p class=\"meaning\">{{text}}</p>");
    private static final Template CHOICE = Template.of("<dt>{{name}}</dt><dd>{{links}}</dd>");
    private static final Template LINK = Template.of("<a href=\"{{address}}\"{{current}}>{{name}}</a>");
    private static final Template TAKEN =
            Template.of("<p class=\"taken\">Only <a href=\"{{address}}\">{{name}} <span>(take away)</span></a></p>");
    private static final Template ROUNDED = Template.of(
            "<p class=\"meaning\">So that nobody is recognised, each count is rounded up or down by chance to a"
                    + " multiple of {{smallest}}, and none below {{smallest}} is told: shares of small groups are rough."
                    + " What is counted is told at the end.</p>");
    private static final Template REFUSED = Template.of("<h1 tabindex=\"-1\">This cannot be asked</h1>"
            + "<p class=\"meaning\">{{why}} <a href=\"cohort\">All courses</a></p>");
    private static final Markup NOT_YET = new Markup("<h1 tabindex=\"-1\">The courses are still being counted</h1>"
            + "<p class=\"meaning\">Open this page again in a minute.</p>");
    private static final Markup NOTHING = new Markup("");
    private static final int YEARS = 8;
    private static final double NEAR = 0.02;

    /** Shares that have a name. */
    private static final Map<String, Double> NAMED = Map.of(
            "a quarter",
            1 / 4.0,
            "a third",
            1 / 3.0,
            "half",
            1 / 2.0,
            "two thirds",
            2 / 3.0,
            "three quarters",
            3 / 4.0);

    private final PageLayout layout;
    private final Access access;
    private final CohortSource source;
    private final SmallCells smallCells;
    private final Clock clock;
    private final Concepts concepts;
    private final CohortChoices choices;
    private final CohortFigures figures;
    private final String style = "\n" + CohortDrawing.style() + "\n";

    CohortPage(
            PageLayout layout,
            Access access,
            Guide guide,
            CohortSource source,
            SmallCells smallCells,
            Clock clock,
            ProviderNames providers) {
        this.layout = layout;
        this.access = access;
        this.source = source;
        this.smallCells = smallCells;
        this.clock = clock;
        this.concepts = new Concepts(guide);
        this.choices = new CohortChoices(guide, concepts, providers);
        this.figures = new CohortFigures(concepts, choices, smallCells);
    }

    private record Shown(HttpStatus status, Markup markup) {}

    @GetMapping("/outcomes/cohort")
    ResponseEntity<String> cohort(@RequestParam MultiValueMap<String, String> parameters) {
        boolean isOpen = access == Access.LOCAL;
        Shown shown = isOpen
                ? shown(parameters)
                : new Shown(
                        HttpStatus.OK, LOCKED.with(Map.of("address", Markup.text(PATH + "/record"), "form", NOTHING)));
        Page page = new Page(
                        PATH,
                        TITLE,
                        SHEET.with(Map.of("main", shown.markup())),
                        isOpen ? Optional.empty() : Optional.of("outcomes.js"),
                        Libraries.NONE)
                .withStyle(style);
        ResponseEntity<String> answer = layout.answer(page);
        return ResponseEntity.status(shown.status())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    /** The same for a script that has the token. */
    @GetMapping("/outcomes/cohort/record")
    ResponseEntity<String> record(@RequestParam MultiValueMap<String, String> parameters) {
        Shown shown = shown(parameters);
        return layout.piece(shown.status(), shown.markup());
    }

    private Shown shown(Map<String, List<String>> parameters) {
        CohortAddress address;
        try {
            address = choices.read(parameters);
        } catch (IllegalArgumentException refused) {
            return new Shown(
                    HttpStatus.BAD_REQUEST,
                    REFUSED.with(Map.of("why", Markup.text(Objects.requireNonNullElse(refused.getMessage(), "")))));
        }
        return source.isComplete()
                ? new Shown(HttpStatus.OK, article(address, smallCells.answer(address.question(), source)))
                : new Shown(HttpStatus.SERVICE_UNAVAILABLE, NOT_YET);
    }

    private Markup article(CohortAddress address, SmallCells.Answer answer) {
        Told.Share response = (Told.Share) answer.whole().stream()
                .filter(told -> told.code().equals("response"))
                .findFirst()
                .orElseThrow();
        boolean isEmpty = response.counts().began().filter(began -> began > 0).isEmpty();
        return COHORT.with(Map.of(
                "about",
                Markup.text("Many courses · by " + choices.title(address)),
                "heading",
                Markup.text(isEmpty ? nobody() + begun(address) : heading(address, response)),
                "meaning",
                Markup.text(isEmpty ? "So nothing is told of them. Choose more courses." : meaning(address, response)),
                "rounded",
                smallCells.isProtecting() ? rounded() : NOTHING,
                "taken",
                taken(address),
                "choices",
                choices(address),
                "figures",
                isEmpty ? NOTHING : figures.of(address, answer),
                "counted",
                Markup.of(counted().stream()
                        .map(text -> SENTENCES.with(Map.of("text", Markup.text(text))))
                        .toList()),
                "csv",
                Markup.text(address.operation("csv")),
                "fhir",
                Markup.text(address.operation("json"))));
    }

    private String nobody() {
        return smallCells.isProtecting()
                ? "Fewer than " + smallCells.smallest() + " courses of this kind"
                : "No courses of this kind";
    }

    private String heading(CohortAddress address, Told.Share response) {
        Told.Counts counts = response.counts();
        Optional<Long> measured = counts.computable().filter(courses -> courses > 0);
        if (measured.isEmpty()) {
            return InWords.capital(said(counts.began())) + " courses" + begun(address)
                    + ", too few of them measured to tell more";
        }
        return response.rate()
                .map(rate -> "Of " + said(measured) + " measured courses" + begun(address) + ", " + share(rate.value())
                        + " responded")
                .orElseGet(() -> InWords.capital(said(response.numerator())) + " of " + said(measured)
                        + " measured courses" + begun(address) + " responded");
    }

    /** A count within a sentence: what is rounded is not said as if it were exact. */
    private String said(Optional<Long> count) {
        if (!smallCells.isProtecting()) {
            return figures.count(count);
        }
        return count.isPresent() ? "about " + figures.count(count) : "fewer than " + smallCells.smallest();
    }

    private static String share(double rate) {
        return NAMED.entrySet().stream()
                .filter(named -> Math.abs(named.getValue() - rate) <= NEAR)
                .map(named -> "about " + named.getKey())
                .findFirst()
                .orElse(CohortFigures.percent(rate));
    }

    /** With a blank before it. */
    private static String begun(CohortAddress address) {
        Optional<String> since = address.value(CohortAddress.SINCE);
        Optional<String> until = address.value(CohortAddress.UNTIL);
        if (since.isPresent() && since.equals(until)) {
            return " begun in " + since.get();
        }
        return since.map(from -> " begun since " + from).orElse("")
                + until.map(to -> (since.isPresent() ? " and" : " begun") + " up to " + to)
                        .orElse("");
    }

    private String meaning(CohortAddress address, Told.Share response) {
        Told.Counts counts = response.counts();
        String gaps = counts.gaps().entrySet().stream()
                .filter(gap -> gap.getValue().isPresent()
                        && gap.getValue().filter(number -> number == 0).isEmpty())
                .map(gap -> reason(gap.getKey()) + " (" + said(gap.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return InWords.capital(said(counts.began())) + " courses began, " + said(counts.eligible())
                + " of them are over. Of " + said(counts.computable()) + " it can be told by " + choices.title(address)
                + " whether they responded: "
                + concepts.definition("outcome-verdict", "response")
                        .map(text -> text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1))
                        .orElse("")
                + " Courses of which it cannot be told are left out, not counted as a no"
                + (gaps.isEmpty() ? "." : ": " + gaps + ".");
    }

    private Markup rounded() {
        return ROUNDED.with(Map.of("smallest", Markup.text(Integer.toString(smallCells.smallest()))));
    }

    private String reason(Reason reason) {
        return concepts.coding("outcome-gap", reason.code()).getDisplay().toLowerCase(Locale.ROOT);
    }

    private List<String> counted() {
        String smallest = Integer.toString(smallCells.smallest());
        String told = smallCells.isProtecting()
                ? "No count below " + smallest + " is told, be it zero or not, and groups of fewer than " + smallest
                        + " courses are left out. Every other count is a multiple of " + smallest
                        + ", rounded up or down by chance, and all shares are worked out from these: so that nobody is"
                        + " recognised. Counts need not add up, and a share of few courses is coarse. Periods are whole"
                        + " quarters of a year."
                : "This server tells every count as it is.";
        return List.of(
                "A course is counted by the day on which it began. Shares are of the courses that are over, completed or"
                        + " broken off, as far as it can be told of them; who has no score from the start or none from the"
                        + " end is counted apart. Intervals of shares are Wilson's, those of means Student's.",
                told);
    }

    private Markup taken(CohortAddress address) {
        List<Markup> taken = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            address.value(trait.code())
                    .ifPresent(value -> taken.add(TAKEN.with(Map.of(
                            "address",
                            Markup.text(address.without(trait.code())),
                            "name",
                            Markup.text(choices.name(trait).toLowerCase(Locale.ROOT) + ": "
                                    + choices.name(trait, value))))));
        }
        return Markup.of(taken);
    }

    private Markup choices(CohortAddress address) {
        List<Markup> all = new ArrayList<>();
        all.add(choice("Instrument", address, CohortAddress.INSTRUMENT, choices.instruments(), Optional.empty()));
        for (String end : List.of(CohortAddress.SINCE, CohortAddress.UNTIL)) {
            all.add(choice(
                    end.equals(CohortAddress.SINCE) ? "Begun since" : "Begun up to",
                    address,
                    end,
                    periods(address, end),
                    Optional.of(end.equals(CohortAddress.SINCE) ? "ever" : "now")));
        }
        Map<String, String> groups = new LinkedHashMap<>();
        for (Trait trait : Trait.values()) {
            groups.put(trait.code(), choices.name(trait));
        }
        groups.put(CohortChoices.NONE, "no groups");
        all.add(choice("Groups by", address, CohortAddress.BY, groups, Optional.empty()));
        for (Trait trait : Trait.values()) {
            Map<String, String> values = new LinkedHashMap<>();
            choices.values(trait).forEach(value -> values.put(value, choices.name(trait, value)));
            address.value(trait.code()).ifPresent(value -> values.putIfAbsent(value, choices.name(trait, value)));
            values.put(TraitValues.NOT_RECORDED, choices.name(trait, TraitValues.NOT_RECORDED));
            all.add(choice(choices.name(trait), address, trait.code(), values, Optional.of("all")));
        }
        return Markup.of(all);
    }

    /** Years, the quarters of the one that is chosen among them. */
    private Map<String, String> periods(CohortAddress address, String end) {
        Map<String, String> periods = new LinkedHashMap<>();
        String chosen = address.value(end).map(period -> period.substring(0, 4)).orElse("");
        int now = Year.now(clock).getValue();
        IntStream.rangeClosed(now - YEARS + 1, now).mapToObj(Integer::toString).forEach(year -> {
            periods.put(year, year);
            if (year.equals(chosen)) {
                IntStream.rangeClosed(1, 4).forEach(quarter -> periods.put(year + "-Q" + quarter, "Q" + quarter));
            }
        });
        return periods;
    }

    /** @param none what it is called to choose nothing; empty where one of the values is always chosen */
    private static Markup choice(
            String title, CohortAddress address, String name, Map<String, String> values, Optional<String> none) {
        List<Markup> links = new ArrayList<>();
        String current = address.value(name)
                .orElseGet(() -> name.equals(CohortAddress.INSTRUMENT)
                        ? address.question().instrument()
                        : name.equals(CohortAddress.BY) ? Trait.PROBLEM_AREA.code() : "");
        none.ifPresent(text -> links.add(link(address.without(name), text, current.isEmpty())));
        values.forEach((value, text) -> links.add(link(address.with(name, value), text, value.equals(current))));
        return CHOICE.with(Map.of("name", Markup.text(title), "links", Markup.of(links)));
    }

    private static Markup link(String address, String name, boolean isCurrent) {
        return LINK.with(Map.of(
                "address",
                Markup.text(address),
                "current",
                new Markup(isCurrent ? " aria-current=\"true\"" : ""),
                "name",
                Markup.text(name)));
    }
}
