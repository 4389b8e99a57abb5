package org.iptfhir.web;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.iptfhir.guide.Guide;
import org.iptfhir.validation.Rule;
import org.iptfhir.validation.RuleBook;
import org.iptfhir.validation.example.Passage;
import org.iptfhir.validation.example.RuleExamples;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /rules}: what {@code ipt-fhir explain} tells of each rule, so that a finding can link to it. */
@RestController
class RulesPage {
    private static final Template MAIN = Template.in("rules.html");
    private static final Template RULE = Template.in("rule.html");
    private static final Template LINK = Template.of("<a href=\"#{{id}}\">{{id}}</a>");
    private static final Template EXAMPLES = Template.in("rule-examples.html");
    private static final Template LINE = Template.of("<span class=\"number\">{{number}}</span>{{text}}");
    private static final Template FAULT = Template.of("<mark><span class=\"number\">{{number}}</span>{{text}}</mark>");

    private final PageLayout layout;
    private final ExampleTexts examples;
    private final Supplier<Markup> main;

    RulesPage(PageLayout layout, ExampleTexts examples, Guide guide) {
        this.layout = layout;
        this.examples = examples;
        this.main = Suppliers.memoize(() -> main(RuleBook.of(guide).all()));
    }

    @GetMapping("/rules")
    ResponseEntity<String> page() {
        return layout.answer(new Page("rules", "Rules · ipt-fhir", main.get(), Optional.empty(), Libraries.NONE));
    }

    private Markup main(List<Rule> rules) {
        return MAIN.with(Map.of(
                "links",
                Markup.of(rules.stream()
                        .map(rule -> LINK.with(Map.of("id", Markup.text(rule.id()))))
                        .toList()),
                "rules",
                Markup.of(rules.stream().map(this::explained).toList())));
    }

    private Markup explained(Rule rule) {
        return RULE.with(Map.of(
                "source",
                Markup.text(rule.source()),
                "id",
                Markup.text(rule.id()),
                "severity",
                Markup.text(rule.severity()),
                "severities",
                Markup.text(String.join(" or ", rule.severities())),
                "title",
                Markup.text(rule.title()),
                "reason",
                Markup.text(rule.reason()),
                "remedy",
                Markup.text(rule.remedy()),
                "examples",
                Markup.of(RuleExamples.of(rule.id(), examples.wrong(), examples.right()).stream()
                        .map(RulesPage::shown)
                        .toList())));
    }

    private static Markup shown(RuleExamples examples) {
        return EXAMPLES.with(Map.of(
                "why", Markup.text(examples.why()),
                "wrong-name", Markup.text(examples.wrong().name()),
                "wrong", lines(examples.wrong()),
                "right-name", Markup.text(examples.right().name()),
                "right", lines(examples.right())));
    }

    private static Markup lines(Passage passage) {
        return Markup.of(passage.lines().stream().map(RulesPage::line).toList());
    }

    private static Markup line(Passage.Line line) {
        return (line.isAtFault() ? FAULT : LINE)
                .with(Map.of("number", Markup.text(Integer.toString(line.number())), "text", Markup.text(line.text())));
    }
}
