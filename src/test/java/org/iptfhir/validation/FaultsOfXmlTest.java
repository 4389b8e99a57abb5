package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only XML can get wrong. */
@NoServer
class FaultsOfXmlTest {
    private static final GuideValidator VALIDATOR = GuideValidator.ofPublishedGuide(FhirContext.forR4());
    private static final String RESPONSE = """
            <QuestionnaireResponse xmlns="http://hl7.org/fhir">
              <questionnaire value="https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0"/>
              <status value="in-progress"/>
              <authored value="2026-02-03"/>
            </QuestionnaireResponse>""";

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000", "1e-2000"})
    void refusesANumberThatNobodyCanWorkWith(String number) {
        assertThat(xml("<Observation xmlns=\"http://hl7.org/fhir\"><identifier><value value=\"" + number
                        + "\"/></identifier>"
                        + "<status value=\"final\"/><code><text value=\"x\"/></code><valueQuantity><value value=\""
                        + number
                        + "\"/></valueQuantity></Observation>"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo("Observation.value.ofType(Quantity).value");
                    assertThat(finding.message()).isEqualTo(LongNumber.MESSAGE);
                    assertThat(finding.remedy()).hasValue(LongNumber.REMEDY);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "utf-16", "UTF8", "nonsense"})
    void tellsWhereATextSaysThatItIsInAnotherEncoding(String encoding) {
        assertThat(xml("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + RESPONSE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("Xml_Encoding");
                    assertThat(finding.expression()).isEqualTo("QuestionnaireResponse");
                    assertThat(finding.position()).isEqualTo(new Position(1, 31));
                    assertThat(finding.message()).contains("encoding is " + encoding + ";");
                });
    }

    @Test
    void takesUtf8AsItIsWritten() {
        assertThat(xml("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + RESPONSE))
                .extracting(Finding::id)
                .doesNotContain("Xml_Encoding");
    }

    @Test
    void tellsOfANameThatIsTooLongToBeRead() {
        String name = "x".repeat(2_000);
        for (String wrong : List.of("<" + name + "/>", "<status " + name + "='1'/>")) {
            assertThat(xml(RESPONSE.replace("<status", wrong + "<status")))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.id()).isEqualTo("Xml_Name_Too_Long");
                        assertThat(finding.expression()).startsWith("QuestionnaireResponse");
                        assertThat(finding.position().line()).isEqualTo(3);
                        assertThat(finding.message()).hasSizeLessThan(100);
                    });
        }
    }

    @Test
    void tellsOfANameThatBeginsWithACapital() {
        assertThat(xml("""
                <Goal xmlns="http://hl7.org/fhir"><id value="g"/>
                <LifecycleStatus value="active"/>
                <description><text value="To mourn"/></description>
                <subject><reference value="Patient/a"/></subject></Goal>""")).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("Goal.LifecycleStatus");
            assertThat(finding.position()).isEqualTo(new Position(2, 1));
            assertThat(finding.suggestion()).hasValue("lifecycleStatus");
        });
    }

    @Test
    void tellsOfTextBetweenElementsAtTheElementAroundIt() {
        assertThat(xml("""
                <Goal xmlns="http://hl7.org/fhir">
                <lifecycleStatus value="active"/>
                <description><text value="To mourn"/></description>
                <subject>
                  <reference value="Patient/a"/>
                  stray
                </subject></Goal>""")).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("Goal.subject");
            assertThat(finding.message()).contains("text between");
            assertThat(finding.remedy().orElseThrow()).contains("remove it");
        });
    }

    @Test
    void tellsOfMetaThatIsThereTwice() {
        String meta =
                "<meta><profile value=\"https://w3id.org/ipt-fhir/StructureDefinition/ipt-phq9-response\"/></meta>";
        assertThat(xml(RESPONSE.replace("  <questionnaire", meta + meta + "<questionnaire")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.expression()).isEqualTo("QuestionnaireResponse.meta[1]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<questionnaire value=\"https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0\"/>",
                "<status value=\"in-progress\"/>",
                "<authored value=\"2026-02-03\"/>"
            })
    void tellsWhatMayNotBeRepeatedAtTheRepetition(String element) {
        String twice = RESPONSE.replace(element, element + "\n  " + element);
        String name = element.substring(1, element.indexOf(' '));
        assertThat(xml(twice)).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("QuestionnaireResponse." + name + "[1]");
            assertThat(finding.message()).contains("max allowed = 1");
            assertThat(finding.remedy()).isPresent();
            assertThat(finding.position().line()).isEqualTo((int)
                    twice.substring(0, twice.lastIndexOf(element)).lines().count());
        });
    }

    @Test
    void countsAllRepetitionsInOneFinding() {
        String gender = "<gender value=\"male\"/>\n";
        assertThat(xml("<Patient xmlns=\"http://hl7.org/fhir\">\n" + gender.repeat(3) + "</Patient>"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("max allowed = 1, but found 3");
                    assertThat(finding.expression()).isEqualTo("Patient.gender[1]");
                    assertThat(finding.position()).isEqualTo(new Position(3, 1));
                });
    }

    @Test
    void namesARepeatedChoiceByItsType() {
        assertThat(xml("""
                <Observation xmlns="http://hl7.org/fhir">
                 <status value="final"/>
                 <code><text value="x"/></code>
                 <valueInteger value="1"/>
                 <valueInteger value="2"/>
                </Observation>""")).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("Observation.value.ofType(integer)[1]");
            assertThat(finding.position()).isEqualTo(new Position(5, 2));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Observation-score-anna-baseline # <status value=\"final\"/> # Observation.status",
                "Observation-score-anna-baseline # <code value=\"44261-6\"/> # Observation.code.coding[0].code",
                "Observation-score-anna-baseline # <value value=\"17\"/> # Observation.value.ofType(Quantity).value",
                "CarePlan-course-anna-completed # <code value=\"ipt-course\"/> # CarePlan.category[0].coding[0].code",
                "QuestionnaireResponse-phq-9-anna-baseline # <linkId value=\"/44250-9\"/>"
                        + " # QuestionnaireResponse.item[0].linkId",
                "QuestionnaireResponse-phq-9-anna-baseline # <valueInteger value=\"17\"/>"
                        + " # QuestionnaireResponse.item[10].answer[0].value.ofType(integer)"
            })
    void tellsOfAValueInTheWrongPlaceOnce(String example, String element, String expression) {
        String text = org.iptfhir.Format.XML.of(Examples.read(example).toString());
        assertThat(text).contains(element);
        String name = element.substring(1, element.indexOf(' '));
        String value = element.substring(element.indexOf('"') + 1, element.lastIndexOf('"'));
        for (String wrong : List.of(
                element.replace(" value=", " val="), "<" + name + ">" + value + "</" + name + ">", "<" + name + "/>")) {
            assertThat(xml(text.replace(element, wrong)))
                    .as(wrong)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.isError()).isTrue();
                        assertThat(finding.expression()).isEqualTo(expression);
                        assertThat(finding.remedy().orElseThrow()).contains("<" + name + " value=");
                    });
        }
        assertThat(xml(text.replace(element, element.replace(value, ""))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo(expression);
                    assertThat(finding.remedy()).contains("Give a value, or leave the element out.");
                });
    }

    @Test
    void findsTextInTheRepetitionAndTheEntryWhereItStands() {
        String patient =
                "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/><name><family value=\"a\"/></name>\n"
                        + "<name><family>b</family></name>\n<name><family>c</family></name></Patient>";
        assertThat(xml(patient))
                .extracting(Finding::expression)
                .containsExactly("Patient.name[1].family", "Patient.name[2].family");
        assertThat(xml("<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/><entry>"
                        + "<fullUrl value=\"urn:uuid:5b1f4c1a-6a4e-4b57-9a44-0a1c9e1f0a01\"/><resource>" + patient
                        + "</resource></entry></Bundle>"))
                .extracting(Finding::expression)
                .containsExactly("Bundle.entry[0].resource.name[1].family", "Bundle.entry[0].resource.name[2].family");
    }

    @Test
    void tellsOnceInWhichOrderElementsStand() {
        String course = org.iptfhir.Format.XML.of(
                Examples.read("CarePlan-course-anna-completed").toString());
        String intent = "<intent value=\"plan\"/>";
        assertThat(xml(course.replace(intent, "").replace("</CarePlan>", intent + "</CarePlan>")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo("CarePlan.intent");
                    assertThat(finding.message()).contains("stands behind addresses");
                    assertThat(finding.remedy()).contains("Put intent before addresses.");
                });
    }

    @Test
    void tellsThatTheUrlOfAnExtensionIsAnAttribute() {
        assertThat(xml("<Patient xmlns=\"http://hl7.org/fhir\"><extension><url value=\"http://hospital.test/x\"/>"
                        + "<valueString value=\"x\"/></extension></Patient>"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.remedy()).contains("Write it as an attribute: <extension url=\"…\">.");
                    assertThat(finding.suggestion()).isEmpty();
                });
    }

    @Test
    void readsWhatBeginsWithBlanks() {
        for (String blanks : new String[] {" ", "\n", "          ", "   \n  "}) {
            assertThat(xml(blanks + "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"female\"/></Patient>"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Patient/>", "<resource/>", "<resource><Patient/></resource>"})
    void tellsThatAnEntryHasASecondResource(String second) {
        assertThat(xml(
                        "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/><entry><resource>\n<Patient/>\n"
                                + second + "</resource></entry></Bundle>"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("Xml_Second_Resource");
                    assertThat(finding.position().line()).isEqualTo(3);
                    assertThat(finding.expression()).isEqualTo("Bundle.entry[0].resource");
                });
    }

    private static List<Finding> xml(String text) {
        return VALIDATOR.validate(
                ResourceText.xml(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }
}
