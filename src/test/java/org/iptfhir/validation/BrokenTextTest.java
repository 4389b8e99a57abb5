package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, findings go out, never an exception. */
@NoServer
class BrokenTextTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final GuideValidator VALIDATOR = GuideValidator.ofPublishedGuide(FHIR);
    private static final List<String> EXAMPLES = List.of(
            "CarePlan-course-anna-completed",
            "Procedure-session-anna-5",
            "Observation-score-anna-baseline",
            "QuestionnaireResponse-phq-9-anna-baseline",
            "QuestionnaireResponse-inventory-anna",
            "Consent-consent-anna");
    private static final List<JsonNode> INTRUDERS = List.of(
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.textNode(""),
            JsonNodeFactory.instance.textNode("x"),
            JsonNodeFactory.instance.numberNode(-7),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.arrayNode().addNull(),
            JsonNodeFactory.instance.objectNode().put("value", "x"),
            JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.arrayNode()));

    /** Any value of a resource, put in place of which any other kind of value is. */
    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    void answersAnyValueOfAnotherKind(
            @ForAll @IntRange(max = 5) int example,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(max = 9) int intruder) {
        ObjectNode resource = Examples.read(EXAMPLES.get(example));
        List<Runnable> replacements = new ArrayList<>();
        collect(resource, INTRUDERS.get(intruder), replacements);
        replacements.get(place % replacements.size()).run();
        assertHasPlaces(VALIDATOR.validate(Examples.text(resource), ValidationRequest.guideOnly()));
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void answersAnyByteChangedAnywhere(
            @ForAll @IntRange(max = 5) int example, @ForAll @IntRange(max = 100_000) int place, @ForAll byte value) {
        byte[] bytes =
                Examples.text(Examples.read(EXAMPLES.get(example))).bytes().clone();
        bytes[place % bytes.length] = value;
        assertHasPlaces(VALIDATOR.validate(ResourceText.json(bytes), ValidationRequest.guideOnly()));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void answersAnyByteOfXmlChangedAnywhere(
            @ForAll @IntRange(max = 5) int example, @ForAll @IntRange(max = 100_000) int place, @ForAll byte value) {
        String json =
                new String(Examples.text(Examples.read(EXAMPLES.get(example))).bytes(), StandardCharsets.UTF_8);
        byte[] bytes = FHIR.newXmlParser()
                .setPrettyPrint(true)
                .encodeResourceToString(FHIR.newJsonParser().parseResource(json))
                .getBytes(StandardCharsets.UTF_8);
        bytes[place % bytes.length] = value;
        assertHasPlaces(VALIDATOR.validate(ResourceText.xml(bytes), ValidationRequest.guideOnly()));
    }

    @Property(tries = 100)
    void answersAnyBytes(@ForAll @Size(max = 60) byte[] bytes) {
        assertThat(VALIDATOR.validate(ResourceText.json(bytes), ValidationRequest.guideOnly()))
                .isNotEmpty();
        assertThat(VALIDATOR.validate(ResourceText.xml(bytes), ValidationRequest.guideOnly()))
                .isNotEmpty();
    }

    @Test
    void namesTheElementThatWasProbablyMeantAndItsPlace() {
        assertThat(json("""
                        {
                          "resourceType": "Encounter",
                          "status": "finished",
                          "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
                          "perod": {"start": "2026-01-01"}
                        }""")).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("Encounter.perod");
            assertThat(finding.position()).isEqualTo(new Position(5, 3));
            assertThat(finding.suggestion()).contains("period");
        });
    }

    @Test
    void namesTheElementThatWasProbablyMeantInXmlToo() {
        assertThat(xml("""
                        <Encounter xmlns="http://hl7.org/fhir">
                          <status value="finished"/>
                          <class><system value="http://terminology.hl7.org/CodeSystem/v3-ActCode"/><code value="AMB"/></class>
                          <perod><start value="2026-01-01"/></perod>
                        </Encounter>""")).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("Encounter.perod");
            assertThat(finding.position()).isEqualTo(new Position(4, 3));
            assertThat(finding.suggestion()).contains("period");
        });
    }

    @Test
    void namesTheCodeThatWasProbablyMeant() {
        assertThat(json("{\"resourceType\": \"Patient\", \"gender\": \"femal\"}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion()).contains("female"));
    }

    /** The reader would look into text that nobody asked for only when the next token is due, and fail in its own way. */
    @ParameterizedTest
    @ValueSource(strings = {"& ", "&#", "]]>", "&x", "\u0001"})
    void placesAFaultInTextBetweenElementsOfXml(String fault) {
        assertThat(xml("<Patient xmlns=\"http://hl7.org/fhir\">\n  " + fault
                        + "<gender value=\"female\"/>\n</Patient>"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("Xml_Malformed");
                    assertThat(finding.position().line()).isEqualTo(2);
                });
    }

    @Test
    void placesAFaultAtItsTokenInXml() {
        assertThat(xml("""
                        <Patient xmlns="http://hl7.org/fhir">
                          <gender value="female"/>
                          <birthDate value="1979-13-40"/>
                        </Patient>""")).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("Patient.birthDate");
            assertThat(finding.position()).isEqualTo(new Position(3, 3));
        });
    }

    @Test
    void refusesAKeyThatComesTwice() {
        assertThat(json("{\"resourceType\": \"Patient\", \"gender\": \"male\",\n \"gender\": \"female\"}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.position().line()).isEqualTo(2));
    }

    @Test
    void refusesWhatIsNoUtf8() {
        byte[] latin = "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"Müller\"}]}"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(VALIDATOR.validate(ResourceText.json(latin), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.position()).isEqualTo(new Position(1, 51)));
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThat(json("{\"resourceType\": \"Patient\", \"extension\": " + "[".repeat(5000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isTrue());
    }

    @Test
    void reportsMetadataOfTheWrongKind() {
        assertThat(json("{\"resourceType\": \"Patient\", \"meta\": \"x\"}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.expression()).isEqualTo("Patient.meta"));
    }

    @Test
    void refusesNullWhereFhirHasNone() {
        assertThat(json("{\"resourceType\": \"Patient\",\n \"gender\": null}"))
                .extracting(Finding::id, Finding::position)
                .containsExactly(tuple("Json_Null", new Position(2, 12)));
    }

    @Test
    void tellsAllNulls() {
        assertThat(json("{\"resourceType\": \"Patient\",\n \"name\": [{\"given\": [\"Jo\", null]}],\n \"gender\": null,"
                        + "\n \"birthDate\": null}"))
                .extracting(Finding::id, Finding::expression, Finding::position)
                .containsExactly(
                        tuple("Json_Null", "Patient.name[0].given[1]", new Position(2, 28)),
                        tuple("Json_Null", "Patient.gender", new Position(3, 12)),
                        tuple("Json_Null", "Patient.birthDate", new Position(4, 15)));
    }

    @Test
    void tellsNullsBesideTheFaultThatEndsTheText() {
        assertThat(json("{\"resourceType\": \"Patient\",\n \"gender\": null,\n \"birthDate\": 12"))
                .extracting(Finding::id, finding -> finding.position().line())
                .containsExactly(tuple("Json_Null", 2), tuple("Json_Malformed", 3));
    }

    @Test
    void tellsOfVeryManyNullsTheFirstOnesAndHowManyFollow() {
        String names = IntStream.range(0, 300)
                .mapToObj(i -> "{\"use\": null, \"given\": [null]}")
                .collect(Collectors.joining(","));
        assertThat(json("{\"resourceType\": \"Patient\", \"name\": [" + names + "]}"))
                .hasSize(20)
                .allMatch(finding -> finding.id().equals("Json_Null"))
                .last()
                .satisfies(finding -> assertThat(finding.message()).endsWith("580 more nulls follow."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"a\": 1,5} # 1:7 # The number 1,5 has a comma # Write it with a point: 1.5.",
                "{\"a\": -12,50, \"b\": 1} # 1:7 # The number -12,50 has a comma # Write it with a point: -12.50.",
                "{“a”: 1} # 1:2 # a key in double quotes was expected, but there is “a” # straight quotes",
                "{\"a\": “x y”} # 1:7 # the value of \"a\" was expected, but there is “x # straight quotes",
                "{\"a\": ‘x’} # 1:7 # but there is ‘x’ # straight quotes",
                "{\"a\":~1} # 1:6 # there is a non-breaking space (U+00A0) # Put an ordinary blank in its place",
                "{~\"a\": 1} # 1:2 # there is a non-breaking space (U+00A0) # Put an ordinary blank in its place",
                "{\"a\": 1~} # 1:8 # there is a non-breaking space (U+00A0) # Put an ordinary blank in its place",
                "{\"a\": \"x # 1:7 # ends within the string that begins here # its end is missing",
                "{\"a\": [1, # 1:10 # The text ends where a value was expected # its end is missing",
                "<!DOCTYPE html><html><head><title>Sign in</title> # 1:1 # an HTML page, “Sign in” # Accept: application/fhir+json"
            })
    void saysHowToMendWhatOtherProgramsDidToJson(String text, String place, String said, String remedy) {
        assertThat(json(text.replace('~', '\u00A0'))).singleElement().satisfies(finding -> {
            assertThat(finding.position().line() + ":" + finding.position().column())
                    .isEqualTo(place);
            assertThat(finding.message()).contains(said);
            assertThat(finding.remedy().orElse("")).contains(remedy);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "<!DOCTYPE html><html><head><title>Sign in</title></head></html> # Text_Html # 1:1 # an HTML page, “Sign in” # Accept: application/fhir+json",
                "<html lang='en'><body><p>x<br></p></body></html> # Text_Html # 1:1 # an HTML page # Accept: application/fhir+json",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope> # Xml_Soap # 1:1 # a SOAP envelope # within Body alone",
                "<Patient xmlns='http://hl7.org/fhir'><gender value=“female”/></Patient> # Xml_Malformed # 1:52 # “ # straight quotes",
                "<Patient xmlns='http://hl7.org/fhir'><gender~value='female'/></Patient> # Xml_Malformed # 1:45 # (U+00A0) # Put an ordinary blank in its place",
                "<Patient xmlns='http://hl7.org/fhir'><gender value='female'/> # Xml_Malformed # 1:61 # The text ends # its end is missing",
                "<Patient xmlns='http://hl7.org/fhir'><gender value='fem # Xml_Malformed # 1:55 # The text ends # its end is missing"
            })
    void saysHowToMendWhatIsNoXmlOfFhir(String text, String id, String place, String said, String remedy) {
        assertThat(xml(text.replace('~', '\u00A0'))).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(id);
            assertThat(finding.position().line() + ":" + finding.position().column())
                    .isEqualTo(place);
            assertThat(finding.message()).contains(said);
            assertThat(finding.remedy().orElse("")).contains(remedy);
        });
    }

    @Test
    void refusesWhatStandsBesideNoValue() {
        String extension = "{\"extension\": [{\"url\": \"https://a.example\", \"valueCode\": \"x\"}]}";
        assertThat(json("{\"resourceType\": \"Patient\",\n \"name\": [{\"_given\": [" + extension + "]}]}"))
                .extracting(Finding::id, Finding::expression, Finding::position)
                .containsExactly(tuple("Json_Arrays_Differ", "Patient.name.given", new Position(2, 12)));
        assertThat(json("{\"resourceType\": \"Patient\",\n \"name\": [{\"given\": [\"Jo\"], \"_given\": [null, "
                        + extension + "]}]}"))
                .extracting(Finding::id)
                .containsExactly("Json_Arrays_Differ");
        assertThat(json("{\"resourceType\": \"Patient\",\n \"name\": [{\"given\": [null, \"Jo\"], \"_given\": ["
                        + extension + "]}]}"))
                .noneMatch(Finding::isError);
    }

    @Test
    void refusesANullInAnArrayAtItsPlace() {
        assertThat(json("{\"resourceType\": \"Patient\",\n \"name\": [{\"given\": [\"Jo\", null]}]}"))
                .extracting(Finding::id, Finding::position)
                .containsExactly(tuple("Json_Null", new Position(2, 28)));
        assertThat(json("{\"resourceType\": \"Patient\",\n \"name\": [null]}"))
                .extracting(Finding::id, Finding::position)
                .containsExactly(tuple("Json_Null", new Position(2, 11)));
    }

    @Test
    void acceptsANullInPlaceOfAPrimitiveThatHasOnlyExtensions() {
        assertThat(json("""
                        {"resourceType": "Patient", "name": [{
                          "given": ["Jo", null],
                          "_given": [null, {"extension": [{
                            "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"}]}]}]}""")).noneMatch(Finding::isError);
    }

    @Test
    void namesTheCodeThatDiffersOnlyInItsHyphen() {
        ObjectNode course = Examples.read("CarePlan-course-anna-completed");
        ((ObjectNode) course.at("/extension/1/valueCodeableConcept/coding/0")).put("code", "iptb");
        assertThat(VALIDATOR.validate(Examples.text(course), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion()).contains("ipt-b"));
    }

    @Test
    void namesAllUnknownExtensionsInOneNote() {
        assertThat(json("""
                        {"resourceType": "Patient",
                         "extension": [
                          {"url": "http://hospital.test/a", "valueString": "1"},
                          {"url": "http://hospital.test/b", "valueString": "2"},
                          {"url": "http://hospital.test/a", "valueString": "3"}]}""")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.position()).isEqualTo(new Position(3, 3));
            assertThat(finding.message()).contains("http://hospital.test/a (2 times), http://hospital.test/b");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{ # 1:2 # ends where a key was expected",
                "{\"resourceType\": \"Patient\",} # 1:27 # comma stands before }",
                "[ # 1:1 # no JSON object",
                "{\"a\":1 \"b\":2} # 1:8 # a comma or } was expected, but there is \"b\"",
                "{\"a\": [1 2]} # 1:10 # a comma or ] was expected, but there is 2",
                "{\"a\" 1} # 1:6 # a colon after the key \"a\" was expected, but there is 1",
                "{a: 1} # 1:2 # a key in double quotes was expected, but there is a",
                "{\"a\": True} # 1:7 # the value of \"a\" was expected, but there is True",
                "{\"a\": 01} # 1:7 # the value of \"a\" was expected, but there is 01",
                "{\"a\": 2026-01-31} # 1:7 # the value of \"a\" was expected, but there is 2026-01-31",
                "{\"a\": } # 1:7 # the value of \"a\" was expected, but there is }",
                "{\"a\": \"x} # 1:7 # ends within the string that begins here",
                "{\"a\": \"\\q\"} # 1:8 # no such escape: \\q",
                "{\"a\": 1}} # 1:9 # behind the end of the resource",
                "<Patient/> # 1:1 # begins with <, as XML does"
            })
    void saysInPlainWordsWhereJsonEnds(String text, String place, String said) {
        assertThat(json(text)).singleElement().satisfies(finding -> {
            assertThat(finding.position().line() + ":" + finding.position().column())
                    .isEqualTo(place);
            assertThat(finding.message())
                    .contains(said)
                    .doesNotContain("token", "Token", "[Source", "marker", "code 1", "Unexpected");
            assertThat(finding.remedy()).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\uFEFF"})
    void saysThatATextIsEmpty(String text) {
        assertThat(json(text)).extracting(Finding::message).containsExactly("The text is empty.");
    }

    /** Whatever the JSON library refuses is told in our own words. */
    @Property(tries = 300)
    void findsTheFaultThatTheLibraryFinds(@ForAll @IntRange(max = 400) int place, @ForAll char character) {
        StringBuilder text = new StringBuilder(
                "{\"resourceType\": \"Patient\", \"active\": true, \"name\": [{\"given\": [\"A\\u0041\", \"B\"]},"
                        + " {\"family\": \"C\"}], \"multipleBirthInteger\": -12}");
        text.setCharAt(place % text.length(), place > 200 ? character : "{}[],:\"\\ 0x".charAt(place % 11));
        boolean isJson = true;
        try (var parser = new JsonFactory().createParser(text.toString())) {
            while (parser.nextToken() != null) {}
        } catch (IOException e) {
            isJson = false;
        }
        TextFault fault = JsonFault.in(text.toString());
        if (!isJson) {
            assertThat(fault.findings().get(0).message()).doesNotContain("cannot be read as JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"meta\": {}}", "{}", "{\"resourceType\": 12}", "{\"resourceType\": \"\"}"})
    void saysThatTheTypeIsMissing(String text) {
        assertThat(json(text)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("Resource_Type_Missing");
            assertThat(finding.message()).contains("resourceType");
            assertThat(finding.remedy().orElseThrow()).contains("\"resourceType\"");
        });
        assertThat(json("{\"resourcetype\": \"Patient\"}"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.remedy()).hasValue("Write resourceType in place of resourcetype."));
    }

    @Test
    void namesTheTypeThatWasProbablyMeant() {
        assertThat(json("{\"id\": \"1\",\n \"resourceType\": \"Patinet\"}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("Resource_Type_Unknown");
                    assertThat(finding.position()).isEqualTo(new Position(2, 18));
                    assertThat(finding.suggestion()).contains("Patient");
                });
        assertThat(xml("<Patinet xmlns=\"http://hl7.org/fhir\"/>"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion()).contains("Patient"));
        for (String noType : List.of("Element", "DomainResource", "Resource")) {
            assertThat(json("{\"resourceType\": \"" + noType + "\"}"))
                    .extracting(Finding::id)
                    .containsExactly("Resource_Type_Unknown");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"resourceType\": \"Patient\", \"meta\": {}} # Patient.meta # 1:37",
                "{\"resourceType\": \"Patient\", \"meta\": {\"profile\": \"x\"}} # Patient.meta.profile # 1:49",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{}]} # Bundle.entry[0] # 1:60"
            })
    void tellsOfAnElementWithNothingInItAtItsPlace(String text, String path, String place) {
        assertThat(json(text)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.expression()).isEqualTo(path);
            assertThat(finding.position().line() + ":" + finding.position().column())
                    .isEqualTo(place);
        });
    }

    @Test
    void countsLinesInTheSameWayWhateverEndsThem() {
        for (String end : List.of("\n", "\r", "\r\n")) {
            assertThat(json("\uFEFF{" + end + " \"id\": \"\0\"}"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.position()).isEqualTo(new Position(2, 9)));
        }
    }

    @Test
    void tellsOfATypeInAnEntryAndChecksTheOthers() {
        String bundle = """
                {"resourceType": "Bundle", "type": "collection", "entry": [
                 {"fullUrl": "urn:uuid:5b1f4c1a-6a4e-4b57-9a44-0a1c9e1f0a01", "resource": {%s "gender": "male"}},
                 {"fullUrl": "urn:uuid:5b1f4c1a-6a4e-4b57-9a44-0a1c9e1f0a02",
                  "resource": {"resourceType": "Patient", "gender": "mael"}}]}""";
        assertThat(json(String.format(bundle, "\"resourceType\": \"Patinet\",")))
                .extracting(Finding::id, Finding::expression)
                .containsExactly(
                        tuple("Resource_Type_Unknown", "Bundle.entry[0].resource"),
                        tuple("Terminology_TX_NoValid_16", "Bundle.entry[1].resource.gender"));
        assertThat(json(String.format(bundle, "")))
                .extracting(Finding::id, Finding::expression)
                .containsExactly(
                        tuple("Resource_Type_Missing", "Bundle.entry[0].resource"),
                        tuple("Terminology_TX_NoValid_16", "Bundle.entry[1].resource.gender"));
        for (String resource : List.of("<Patinet><gender value='male'/></Patinet>", "<gender value='male'/>")) {
            assertThat(xml("<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/><entry>"
                            + "<fullUrl value='urn:uuid:5b1f4c1a-6a4e-4b57-9a44-0a1c9e1f0a01'/><resource>" + resource
                            + "</resource></entry><entry><fullUrl value='urn:uuid:5b1f4c1a-6a4e-4b57-9a44-0a1c9e1f0a02'/>"
                            + "<resource><Patient><gender value='mael'/></Patient></resource></entry></Bundle>"))
                    .extracting(Finding::id, Finding::expression)
                    .containsExactly(
                            tuple("Resource_Type_Unknown", "Bundle.entry[0].resource"),
                            tuple("Terminology_TX_NoValid_16", "Bundle.entry[1].resource.gender"));
        }
    }

    @Test
    void tellsOfATypeOfAContainedResourceOnce() {
        for (String type : List.of("", "\"resourceType\": \"Practitoner\", ")) {
            assertThat(json("{\"resourceType\": \"Patient\", \"contained\": [{" + type
                            + "\"id\": \"a\"}], \"generalPractitioner\": [{\"reference\": \"#a\"}]}"))
                    .extracting(Finding::expression)
                    .containsExactly("Patient.contained[0]");
        }
    }

    @Test
    void saysThatANamespaceIsNotFhirs() {
        for (String namespace : List.of("", " xmlns='http://hl7.org/fihr'")) {
            assertThat(xml("<Patient" + namespace + "/>")).singleElement().satisfies(finding -> {
                assertThat(finding.id()).isEqualTo("Xml_Namespace");
                assertThat(finding.remedy().orElseThrow()).contains("<Patient xmlns=\"http://hl7.org/fhir\">");
            });
        }
    }

    @Test
    void refusesAnElementThatComesTwiceInXml() {
        assertThat(xml("<Observation xmlns='http://hl7.org/fhir'><status value='final'/><status value='amended'/>"
                        + "<code><text value='x'/></code></Observation>"))
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Observation.status: max allowed = 1"));
    }

    @Test
    void refusesADocumentType() {
        assertThat(xml("<!DOCTYPE Patient [<!ENTITY a 'b'>]><Patient xmlns='http://hl7.org/fhir'/>"))
                .extracting(Finding::id)
                .containsExactly("Xml_Dtd");
    }

    private static List<Finding> json(String text) {
        return VALIDATOR.validate(
                ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }

    private static List<Finding> xml(String text) {
        return VALIDATOR.validate(
                ResourceText.xml(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }

    private static void assertHasPlaces(List<Finding> findings) {
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.id()).isNotBlank();
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.position().line()).isPositive();
            assertThat(finding.position().column()).isPositive();
        });
    }

    private static void collect(JsonNode parent, JsonNode intruder, List<Runnable> replacements) {
        if (parent instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                replacements.add(() -> object.set(property.getKey(), intruder));
                collect(property.getValue(), intruder, replacements);
            });
        } else if (parent instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                replacements.add(() -> array.set(index, intruder));
                collect(array.get(i), intruder, replacements);
            }
        }
    }

    @Test
    void refusesANarrativeThatIsNestedTooDeeply() {
        String deep = "<b>".repeat(60) + "x" + "</b>".repeat(60);
        String text = "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":"
                + "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">" + deep + "</div>\"}}";
        assertThat(VALIDATOR.validate(
                        ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("Text_Too_Deep");
                    assertThat(finding.expression()).isEqualTo("Patient.text.div");
                });
    }

    @Test
    void placesAFullUrlThatDoesNotFitItsResource() {
        String text = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":"
                + "\"urn:uuid:3fa85f64-5717-4562-b3fc-2c963f66afa6\",\"resource\":{\"resourceType\":\"Patient\",\"id\":\"z\"}},"
                + "{\"fullUrl\":\"https://a.example/fhir/Patient/x\",\"resource\":{\"resourceType\":\"Patient\","
                + "\"id\":\"y\"}}]}";
        assertThat(VALIDATOR.validate(
                        ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo("Bundle.entry[1].fullUrl");
                    assertThat(finding.remedy()).isPresent();
                });
    }

    @Test
    void saysHowAnInstantIsWritten() {
        String text = "{\"resourceType\":\"Patient\",\"meta\":{\"lastUpdated\":\"2026-03-03\"}}";
        assertThat(VALIDATOR.validate(
                        ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy().orElseThrow()).contains("seconds and a time zone"));
    }
}
