package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A misspelt name is one fault, whatever its absence breaks. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class MisspellingTest {
    private static final Pattern START_TAG = Pattern.compile("<(\\w{4,})(?=[ >/])");
    private static final String UNKNOWN = EngineMessage.UNKNOWN_PROPERTY;

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final GuideValidator validator = GuideValidator.ofPublishedGuide(fhir);

    @ParameterizedTest
    @CsvSource({
        "CarePlan-phase-anna-initial, period, perod",
        "CarePlan-course-anna-completed, status, Status",
        "CarePlan-course-anna-completed, category, categorie",
        "CarePlan-course-anna-completed, extension, extensions",
        "Observation-score-anna-baseline, valueQuantity, valueQuantiy",
        "QuestionnaireResponse-phq-9-anna-baseline, item, items",
        "Procedure-session-anna-5, performer, performers",
    })
    void isOneFindingThatNamesWhatWasMeant(String example, String name, String wrong) {
        ObjectNode resource = Examples.read(example);
        resource.set(wrong, resource.remove(name));
        assertThat(faults(Examples.text(resource)))
                .extracting(
                        Finding::id,
                        Finding::expression,
                        finding -> finding.suggestion().orElse(""))
                .containsExactly(tuple(UNKNOWN, resource.get("resourceType").asText() + "." + wrong, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CarePlan-course-anna-completed",
                "Procedure-session-anna-5",
                "Observation-score-anna-baseline",
                "QuestionnaireResponse-phq-9-anna-baseline",
                "Consent-consent-anna"
            })
    void isOneFindingWhereverItStands(String example) {
        ObjectNode resource = Examples.read(example);
        List<String> wrong = new ArrayList<>();
        Set<String> tried = new HashSet<>();
        eachObject(resource, "", (object, path) -> {
            for (String name : names(object)) {
                if (!tried.add(path + name)) {
                    continue;
                }
                JsonNode value = object.remove(name);
                object.set(misspelt(name), value);
                if (faults(Examples.text(resource)).size() != 1) {
                    wrong.add(name + ": " + faults(Examples.text(resource)));
                }
                object.remove(misspelt(name));
                object.set(name, value);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(tried).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CarePlan-course-anna-completed", "Observation-score-anna-baseline"})
    void isOneFindingWhereverItStandsInXml(String example) {
        String text = fhir.newXmlParser()
                .setPrettyPrint(true)
                .encodeResourceToString(fhir.newJsonParser()
                        .parseResource(Examples.read(example).toString()));
        List<String> wrong = new ArrayList<>();
        Matcher tag = START_TAG.matcher(text);
        int tried = 0;
        while (tag.find()) {
            String name = tag.group(1);
            if (Character.isUpperCase(name.charAt(0)) || name.equals("text")) {
                continue;
            }
            List<Finding> faults = faults(xml(misspelt(text, tag.start(), name)));
            if (faults.size() != 1 || faults.get(0).position().line() != lineOf(text, tag.start())) {
                wrong.add(name + ": " + faults);
            }
            tried++;
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(15);
    }

    @Test
    void isOneFindingInEachEntryOfABundle() {
        ObjectNode phase = Examples.read("CarePlan-phase-anna-initial");
        phase.set("perod", phase.remove("period"));
        ObjectNode session = Examples.read("Procedure-session-anna-5");
        session.set("performr", session.remove("performer"));
        session.set("performdPeriod", session.remove("performedPeriod"));
        ObjectNode bundle = bundle(phase, session);

        assertThat(faults(Examples.text(bundle)))
                .extracting(Finding::expression, finding -> finding.suggestion().orElse(""))
                .containsExactlyInAnyOrder(
                        tuple("Bundle.entry[0].resource.perod", "period"),
                        tuple("Bundle.entry[1].resource.performr", "performer"),
                        tuple("Bundle.entry[1].resource.performdPeriod", "performedPeriod"));
    }

    @Test
    void isFoundBelowAnother() {
        ObjectNode phase = Examples.read("CarePlan-phase-anna-initial");
        ObjectNode period = (ObjectNode) phase.remove("period");
        period.set("strat", period.remove("start"));
        phase.set("perod", period);
        assertThat(faults(Examples.text(phase))).extracting(Finding::expression).containsExactly("CarePlan.perod");
    }

    @Test
    void doesNotHideWhatElseIsWrong() {
        ObjectNode session = Examples.read("Procedure-session-anna-5");
        session.remove("performer");
        session.set("performdPeriod", session.remove("performedPeriod"));
        assertThat(faults(Examples.text(session))).extracting(Finding::id).containsExactlyInAnyOrder(UNKNOWN, "S07");
    }

    @Test
    void doesNotHideWhatIsWrongBesideTheRightName() {
        ObjectNode phase = Examples.read("CarePlan-phase-anna-initial");
        phase.putObject("perod").put("end", "2026-01-01");
        ((ObjectNode) phase.get("period")).remove("end");
        assertThat(faults(Examples.text(phase))).extracting(Finding::id).containsExactlyInAnyOrder(UNKNOWN, "C06");
    }

    @Test
    void isFoundInEveryRepetitionOfXml() {
        assertThat(faults(xml("""
                        <CarePlan xmlns="http://hl7.org/fhir">
                          <status value="active"/>
                          <intent value="plan"/>
                          <subject><reference value="Patient/1"/></subject>
                          <activity><detail><status value="completed"/></detail></activity>
                          <activity><detail><status value="completed"/><descripton value="a"/></detail></activity>
                          <activity><detail><status value="completed"/>
                            <descripton value="b"/></detail></activity>
                        </CarePlan>""")))
                .extracting(Finding::expression, Finding::position)
                .containsExactly(
                        tuple("CarePlan.activity[1].detail.descripton", new Position(6, 48)),
                        tuple("CarePlan.activity[2].detail.descripton", new Position(8, 5)));
    }

    @Test
    void isFoundInEveryEntryOfXml() {
        assertThat(faults(xml("""
                        <f:Bundle xmlns:f="http://hl7.org/fhir">
                          <f:type value="collection"/>
                          <f:entry><f:fullUrl value="urn:uuid:5b3a1f64-2f5e-4d3a-9d51-0c9a3b7c5e10"/>
                            <f:resource><f:Patient><f:gendr value="female"/></f:Patient></f:resource></f:entry>
                          <f:entry><f:fullUrl value="urn:uuid:5b3a1f64-2f5e-4d3a-9d51-0c9a3b7c5e11"/>
                            <f:resource><f:Patient><f:contact><f:nam><f:text value="Jo"/></f:nam></f:contact></f:Patient>
                            </f:resource></f:entry>
                        </f:Bundle>""")))
                .extracting(Finding::expression, finding -> finding.suggestion().orElse(""))
                .containsExactly(
                        tuple("Bundle.entry[0].resource.gendr", "gender"),
                        tuple("Bundle.entry[1].resource.contact[0].nam", "name"));
    }

    private List<Finding> faults(ResourceText text) {
        return validator.validate(text, ValidationRequest.guideOnly()).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
    }

    private static ResourceText xml(String text) {
        return ResourceText.xml(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode bundle(ObjectNode... resources) {
        ObjectNode bundle =
                resources[0].objectNode().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        for (ObjectNode resource : resources) {
            ObjectNode entry = entries.addObject();
            entry.set("resource", resource);
            entry.putObject("request")
                    .put("method", "POST")
                    .put("url", resource.get("resourceType").asText());
        }
        return bundle;
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> name.length() < 4 || name.equals("resourceType") || name.equals("text"));
        return names;
    }

    private static void eachObject(JsonNode node, String path, BiConsumer<ObjectNode, String> action) {
        if (node instanceof ObjectNode object) {
            action.accept(object, path);
            List<Map.Entry<String, JsonNode>> children = new ArrayList<>(object.properties());
            children.forEach(child -> eachObject(child.getValue(), path + child.getKey() + ".", action));
        } else {
            node.forEach(child -> eachObject(child, path, action));
        }
    }

    private static String misspelt(String name) {
        return name.substring(0, 2) + name.substring(3);
    }

    private static String misspelt(String text, int start, String name) {
        int end = text.indexOf('>', start);
        String before = text.substring(0, start) + "<" + misspelt(name);
        if (text.charAt(end - 1) == '/') {
            return before + text.substring(start + 1 + name.length());
        }
        String endTag = "</" + name + ">";
        String indent = text.substring(text.lastIndexOf('\n', start), start);
        int close = text.indexOf(indent + endTag, start) + indent.length();
        return before + text.substring(start + 1 + name.length(), close) + "</" + misspelt(name) + ">"
                + text.substring(close + endTag.length());
    }

    private static int lineOf(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
