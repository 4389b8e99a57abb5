package org.iptfhir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;

@NoServer
class GuideTest {
    private static final FhirContext FHIR = FhirContext.forR4();
    private final Guide guide = Guide.read(FHIR);

    @Test
    void saysWhatItIs() {
        assertThat(guide.canonical()).isEqualTo("https://w3id.org/ipt-fhir").isEqualTo(Canonical.BASE);
        assertThat(guide.packageId()).isEqualTo("fhir.ipt");
        assertThat(guide.version()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(guide.contentHash()).matches("[0-9a-f]{64}");
        assertThat(guide.canonical("CodeSystem", "phase")).isEqualTo("https://w3id.org/ipt-fhir/CodeSystem/phase");
    }

    @Test
    void everyProfileHasASnapshotWithTheProseOfItsBase() {
        assertThat(guide.definitions("StructureDefinition")).isNotEmpty().allSatisfy(definition -> {
            StructureDefinition profile = (StructureDefinition) definition.resource();
            assertThat(profile.getSnapshot().getElement()).hasSizeGreaterThan(4);
            assertThat(profile.getSnapshot().getElementFirstRep().getDefinition())
                    .isNotBlank();
        });
    }

    /** The parts of an extension that hold its value are explained by the extension; what may not be there needs no words. */
    @Test
    void everyElementThatAProfileConstrainsIsExplainedInWordsOfItsOwn() {
        assertThat(guide.definitions("StructureDefinition").stream()
                        .map(definition -> (StructureDefinition) definition.resource())
                        .flatMap(profile -> profile.getDifferential().getElement().stream()
                                .filter(element -> isConstrained(element) && !element.hasShort())
                                .map(element -> profile.getIdPart() + " " + element.getId())))
                .isEmpty();
    }

    private static boolean isConstrained(ElementDefinition element) {
        boolean isWithinAnExtension = element.getId().matches("Extension\\.(.*\\.)?(extension|url|value\\[x])");
        boolean isCounted = !element.hasSliceName() && (element.hasMin() || element.hasMax());
        boolean isNarrowed = element.hasType() || element.hasBinding() || element.hasPattern() || element.hasFixed();
        return element.getId().contains(".")
                && !isWithinAnExtension
                && !"0".equals(element.getMax())
                && (isCounted || isNarrowed || element.hasConstraint());
    }

    /** Codes of LOINC and SNOMED CT, and items and answers of instruments, have the words of their owners and no others. */
    @Test
    void everyCodeOfTheGuideIsDefined() {
        Set<String> ofOthers = Set.of("loinc-fragment", "snomed-fragment", "instrument-item", "instrument-answer");
        assertThat(guide.definitions("CodeSystem").stream()
                        .map(definition -> (CodeSystem) definition.resource())
                        .filter(codes -> !ofOthers.contains(codes.getIdPart()))
                        .flatMap(codes -> concepts(codes.getConcept())
                                .filter(concept -> !concept.hasDefinition())
                                .map(concept -> codes.getIdPart() + " " + concept.getCode())))
                .isEmpty();
    }

    private static Stream<ConceptDefinitionComponent> concepts(List<ConceptDefinitionComponent> concepts) {
        return concepts.stream().flatMap(concept -> Stream.concat(Stream.of(concept), concepts(concept.getConcept())));
    }

    @Test
    void everyDefinitionIsStamped() {
        assertThat(guide.definitions()).isNotEmpty().allSatisfy(definition -> {
            if (definition.resource() instanceof MetadataResource stamped) {
                assertThat(stamped.getDateElement().getValueAsString()).isEqualTo("2026-11-25");
                assertThat(stamped.getPublisher()).isEqualTo("ipt-fhir project");
                if (definition.url().startsWith(guide.canonical())) {
                    assertThat(stamped.getVersion()).isEqualTo(guide.version());
                }
            }
        });
    }

    @Test
    void aFragmentOfLoincDoesNotClaimAVersionOfLoinc() {
        assertThat(guide.definition("CodeSystem", "loinc-fragment")
                        .orElseThrow()
                        .version())
                .isEmpty();
    }

    @Test
    void findsADefinitionOnlyInTheVersionAskedFor() {
        String course = guide.canonical("StructureDefinition", "course");
        assertThat(guide.support().fetchStructureDefinition(course)).isNotNull();
        assertThat(guide.support().fetchStructureDefinition(course + "|" + guide.version()))
                .isNotNull();
        assertThat(guide.support().fetchStructureDefinition(course + "|9.9.9")).isNull();
    }

    @Test
    void hasEveryDefinitionOfFhirThatHapiHas() {
        DefaultProfileValidationSupport stock = new DefaultProfileValidationSupport(FHIR);
        stock.fetchCodeSystem("http://hl7.org/fhir/administrative-gender");
        stock.fetchAllStructureDefinitions();
        assertThat(canonicals(guide.baseSupport().fetchAllConformanceResources()))
                .containsAll(canonicals(stock.fetchAllConformanceResources()));
    }

    @Test
    void acceptsTheExamplesOfTheGuide() throws IOException {
        FhirValidator validator = validator();
        try (Stream<Path> examples = Files.list(Path.of("ig/fsh-generated/resources"))) {
            List<Path> courses = examples.filter(
                            file -> file.getFileName().toString().startsWith("CarePlan-"))
                    .toList();
            assertThat(courses)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(validator
                                    .validateWithResult(Files.readString(file))
                                    .getMessages())
                            .filteredOn(message -> message.getSeverity() == ResultSeverityEnum.ERROR)
                            .isEmpty());
        }
    }

    @Test
    void findsAPlanThatIsNotMarkedAsACourse() throws IOException {
        String course = Files.readString(Path.of("src/test/resources/wrong/course-without-category.json"));
        assertThat(validator().validateWithResult(course).getMessages())
                .anySatisfy(message -> assertThat(message.getMessageId()).endsWith("#C01"));
    }

    @Test
    void knowsTheCodesOfItsOwnSystems() {
        ValidationSupportChain chain = chain();
        String phases = guide.canonical("CodeSystem", "phase");
        ConceptValidationOptions options = new ConceptValidationOptions();
        assertThat(chain.validateCode(new ValidationSupportContext(chain), options, phases, "middle", null, null))
                .satisfies(result -> assertThat(result.isOk()).isTrue());
        assertThat(chain.validateCode(new ValidationSupportContext(chain), options, phases, "muddle", null, null))
                .satisfies(result -> assertThat(result.isOk()).isFalse());
    }

    private FhirValidator validator() {
        ValidationSupportChain chain = chain();
        FhirInstanceValidator module = new FhirInstanceValidator(chain);
        module.setWrappedWorkerContext(chain, guide.workerContext(chain));
        return FHIR.newValidator().registerValidatorModule(module);
    }

    private ValidationSupportChain chain() {
        ValidationSupportChain chain = new ValidationSupportChain(
                guide.baseSupport(),
                guide.support(),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR));
        chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        return chain;
    }

    private static Set<String> canonicals(List<? extends Object> resources) {
        return resources.stream()
                .filter(MetadataResource.class::isInstance)
                .map(MetadataResource.class::cast)
                .map(resource -> resource.fhirType() + " " + resource.getUrl())
                .collect(Collectors.toSet());
    }
}
