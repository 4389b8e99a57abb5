package org.iptfhir.web;

import com.google.common.base.Suppliers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.iptfhir.guide.Guide;
import org.iptfhir.security.Access;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /validate}: a text, and what is found in it. The text goes from the browser to {@code $validate} alone. */
@RestController
class ValidatePage {
    private static final Template MAIN = Template.in("validate.html");
    private static final Template OPTION = Template.of("<option value=\"{{value}}\">{{label}}</option>");
    private static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json;charset=UTF-8");

    private final PageLayout layout;
    private final ExampleTexts examples;
    private final Guide guide;
    private final Access access;
    private final Supplier<Markup> profiles;

    ValidatePage(PageLayout layout, ExampleTexts examples, Guide guide, Access access) {
        this.layout = layout;
        this.examples = examples;
        this.guide = guide;
        this.access = access;
        this.profiles = Suppliers.memoize(() -> profiles(guide));
    }

    private static Markup profiles(Guide guide) {
        List<Markup> options = guide.definitions("StructureDefinition").stream()
                .map(definition -> (StructureDefinition) definition.resource())
                .filter(profile -> !profile.getType().equals("Extension"))
                .sorted(Comparator.comparing(StructureDefinition::getIdPart))
                .map(profile -> option(profile.getUrl(), profile.getIdPart() + " · " + profile.getType()))
                .toList();
        return Markup.of(options);
    }

    @GetMapping("/validate")
    ResponseEntity<String> page() {
        Markup main = MAIN.with(Map.of(
                "profiles",
                profiles.get(),
                "wrong",
                Markup.of(examples.wrongToBeginWith().stream()
                        .map(example -> option("wrong/" + example.name(), words(example.name())))
                        .toList()),
                "right",
                Markup.of(examples.right().stream()
                        .map(example -> option("right/" + example.name(), example.name()))
                        .toList()),
                "token",
                new Markup(access == Access.LOCAL ? " hidden" : ""),
                "version",
                Markup.text(guide.version())));
        return layout.answer(
                new Page("validate", "Validate · ipt-fhir", main, Optional.of("validate.js"), Libraries.EDITOR));
    }

    @GetMapping("/validate/examples/right/{name}")
    ResponseEntity<String> rightExample(@PathVariable String name) {
        return json(examples.right(name));
    }

    @GetMapping("/validate/examples/wrong/{name}")
    ResponseEntity<String> wrongExample(@PathVariable String name) {
        return json(examples.wrong(name));
    }

    private static ResponseEntity<String> json(Optional<String> text) {
        return ResponseEntity.ok()
                .contentType(FHIR_JSON)
                .body(text.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static String words(String name) {
        return name.replace('-', ' ');
    }

    private static Markup option(String value, String label) {
        return OPTION.with(Map.of("value", Markup.text(value), "label", Markup.text(label)));
    }
}
