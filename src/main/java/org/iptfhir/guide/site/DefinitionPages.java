package org.iptfhir.guide.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionBindingComponent;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r5.model.Questionnaire;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** A page for each definition: what it is for, what it demands, and examples that keep and break it. */
final class DefinitionPages {
    private final Definitions definitions;
    private final Renderings renderings;
    private final GuideEntries entries;
    private final Examples examples;
    private final RuleLinks rules;

    DefinitionPages(
            Definitions definitions, Renderings renderings, GuideEntries entries, Examples examples, RuleLinks rules) {
        this.definitions = definitions;
        this.renderings = renderings;
        this.entries = entries;
        this.examples = examples;
        this.rules = rules;
    }

    /** The page of one of them. */
    SitePage of(Resource definition) throws IOException {
        String title = title(definition);
        Section section = Section.of(definition);
        XhtmlNode content = new XhtmlNode(NodeType.Element, "div");
        content.para().clss("kind").ah(ArtifactList.NAME + "#" + section.id()).tx(section.title());
        content.h1().tx(title);
        String description = description(definition);
        if (!description.isEmpty()) {
            content.para().clss("lead").tx(description);
        }
        facts(content, definition);
        if (definition instanceof StructureDefinition profile) {
            structure(content, profile);
        } else if (definition instanceof ValueSet values) {
            values(content, values);
        } else {
            part(content, "content", "Content", renderings.narrative(definition));
        }
        if (definition instanceof Questionnaire questionnaire) {
            new AnswerLists(questionnaire).addTo(content);
        }
        examples(content, definition);
        new LinksOfPage(PageName.of(definition)).keepOnlyThoseThatLeadSomewhere(content);
        return new SitePage(PageName.of(definition), title, section.title(), description, content);
    }

    static String reference(Resource definition) {
        return definition.fhirType() + "/" + definition.getIdElement().getIdPart();
    }

    private String title(Resource definition) {
        return definition instanceof CanonicalResource canonical && canonical.hasTitle()
                ? canonical.getTitle()
                : entries.title(reference(definition));
    }

    private String description(Resource definition) {
        return definition instanceof CanonicalResource canonical && canonical.hasDescription()
                ? canonical.getDescription()
                : entries.description(reference(definition));
    }

    private void facts(XhtmlNode content, Resource definition) {
        XhtmlNode facts = content.addTag("dl").clss("facts");
        if (definition instanceof CanonicalResource canonical && canonical.hasUrl()) {
            fact(facts, "Canonical").code(canonical.getUrl());
            if (canonical.hasVersion()) {
                fact(facts, "Version").tx(canonical.getVersion());
            }
            fact(facts, "Status").tx(canonical.getStatus().toCode());
        }
        if (definition instanceof StructureDefinition profile) {
            StructureDefinition base =
                    definitions.context().fetchResource(StructureDefinition.class, profile.getBaseDefinition());
            fact(facts, "Based on").ah(base.getWebPath()).tx(base.present());
        }
        String file = PageName.json(PageName.of(definition));
        fact(facts, "As FHIR").ah(file).tx(file);
    }

    private static XhtmlNode fact(XhtmlNode facts, String name) {
        facts.addTag("dt").tx(name);
        return facts.addTag("dd");
    }

    private void structure(XhtmlNode content, StructureDefinition profile) throws IOException {
        bindings(content, profile);
        constraints(content, profile);
        part(content, "differential", "What it changes", renderings.differential(profile));
        part(content, "snapshot", "All elements", renderings.snapshot(profile));
        new ElementTexts(profile).addTo(content);
    }

    private void values(XhtmlNode content, ValueSet values) throws IOException {
        part(content, "content", "Content", renderings.narrative(values));
        Optional<XhtmlNode> expansion = renderings.expansion(values);
        if (expansion.isPresent()) {
            part(content, "expansion", "All codes", expansion.get());
        }
    }

    private static void part(XhtmlNode content, String id, String title, XhtmlNode rendered) {
        content.h2().id(id).tx(title);
        content.div()
                .clss("rendered")
                .attribute("tabindex", "0")
                .attribute("role", "region")
                .attribute("aria-labelledby", id)
                .addChild(rendered);
    }

    private void constraints(XhtmlNode content, StructureDefinition profile) {
        Map<String, Constraint> own = new TreeMap<>();
        for (ElementDefinition element : profile.getDifferential().getElement()) {
            for (ElementDefinitionConstraintComponent constraint : element.getConstraint()) {
                own.put(constraint.getKey(), new Constraint(element.getPath(), constraint));
            }
        }
        if (own.isEmpty()) {
            return;
        }
        content.h2().id("constraints").tx("What is checked beyond its shape");
        XhtmlNode table = table(content, "Rule", "Severity", "Where", "What to do");
        own.forEach((key, constraint) -> {
            XhtmlNode row = table.addTag("tr");
            rules.link(row.addTag("td"), key);
            row.addTag("td").tx(constraint.of().getSeverity().toCode());
            row.addTag("td").code(constraint.path());
            XhtmlNode text = row.addTag("td");
            text.tx(constraint.of().getHuman());
            XhtmlNode details = text.addTag("details");
            details.addTag("summary").tx("FHIRPath");
            details.addTag("code").tx(constraint.of().getExpression());
        });
    }

    private record Constraint(String path, ElementDefinitionConstraintComponent of) {}

    private void bindings(XhtmlNode content, StructureDefinition profile) {
        List<ElementDefinition> bound = profile.getDifferential().getElement().stream()
                .filter(element -> element.hasBinding() && element.getBinding().hasValueSet())
                .toList();
        if (bound.isEmpty()) {
            return;
        }
        content.h2().id("bindings").tx("Codes");
        XhtmlNode table = table(content, "Element", "Strength", "Value set");
        for (ElementDefinition element : bound) {
            ElementDefinitionBindingComponent binding = element.getBinding();
            XhtmlNode row = table.addTag("tr");
            row.addTag("td").code(element.getId());
            row.addTag("td").tx(binding.getStrength().toCode());
            XhtmlNode cell = row.addTag("td");
            ValueSet values = definitions.context().fetchResource(ValueSet.class, binding.getValueSet());
            if (values == null) {
                cell.code(binding.getValueSet());
            } else {
                cell.ah(values.getWebPath()).tx(values.present());
            }
        }
    }

    private static XhtmlNode table(XhtmlNode content, String... heads) {
        XhtmlNode table =
                content.div().clss("scroll").attribute("tabindex", "0").addTag("table");
        XhtmlNode row = table.addTag("thead").addTag("tr");
        for (String head : heads) {
            row.addTag("th").attribute("scope", "col").tx(head);
        }
        return table.addTag("tbody");
    }

    private void examples(XhtmlNode content, Resource definition) {
        List<String> canonicals = canonicals(definition);
        List<Examples.Right> right = examples.right().stream()
                .filter(example -> canonicals.stream().anyMatch(example.definitions()::contains))
                .toList();
        List<Examples.Wrong> wrong = examples.wrong().stream()
                .filter(example -> canonicals.stream().anyMatch(example.definitions()::contains))
                .toList();
        if (!right.isEmpty()) {
            content.h2().id("examples").tx("Examples");
            XhtmlNode list = content.ul();
            right.forEach(example -> {
                XhtmlNode item = list.li();
                item.ah(example.page()).tx(entries.title(example.reference()));
                item.tx(" " + entries.description(example.reference()));
            });
        }
        if (!wrong.isEmpty()) {
            content.h2().id("wrong").tx("Wrong examples");
            XhtmlNode list = content.ul();
            wrong.forEach(example -> {
                XhtmlNode item = list.li();
                item.ah(example.page()).tx(example.title().replace("Wrong: ", ""));
                item.tx(" (" + example.severity() + ", ");
                rules.link(item, example.finding());
                item.tx(")");
            });
        }
    }

    /** Its own, and those of the profiles that derive from it: their examples are examples of it too. */
    private List<String> canonicals(Resource definition) {
        List<String> canonicals = new ArrayList<>();
        if (definition instanceof CanonicalResource canonical && canonical.hasUrl()) {
            canonicals.add(canonical.getUrl());
            definitions.own().stream()
                    .filter(StructureDefinition.class::isInstance)
                    .map(StructureDefinition.class::cast)
                    .filter(profile -> canonical.getUrl().equals(profile.getBaseDefinition()))
                    .forEach(profile -> canonicals.add(profile.getUrl()));
        }
        return canonicals;
    }
}
