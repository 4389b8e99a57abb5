package org.iptfhir.course.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionRequiredBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionGoalTargetComponent;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.UsageContext;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.iptfhir.NoServer;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideDefinition;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Phases;
import org.iptfhir.guide.Variants;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.therapy.SessionShares;
import org.iptfhir.therapy.Span;
import org.iptfhir.therapy.Variant;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.GuideValidator;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.Severity;
import org.iptfhir.validation.ValidationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the published protocols say, against the other parts of the guide. */
@NoServer
class ProtocolsOfTheGuideTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Guide GUIDE = Guide.read(FHIR);
    private static final Variants VARIANTS = Variants.of(GUIDE);

    static List<PlanDefinition> plans() {
        return GUIDE.definitions("PlanDefinition").stream()
                .map(definition -> (PlanDefinition) definition.resource())
                .toList();
    }

    @Test
    void everyVariantHasOne() {
        assertThat(plans())
                .extracting(plan -> Protocol.of(plan).variantCode())
                .containsExactlyInAnyOrderElementsOf(
                        VARIANTS.all().stream().map(Variant::code).toList());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void itsNumbersAreThoseOfItsVariant(PlanDefinition plan) {
        Protocol protocol = Protocol.of(plan);
        Variant variant = VARIANTS.ofCode(protocol.variantCode()).orElseThrow();
        assertThat(protocol.phases())
                .extracting(PlannedPhase::phase)
                .containsExactlyElementsOf(
                        Stream.of(Phase.values()).filter(variant::has).toList());
        assertThat(protocol.phases())
                .filteredOn(phase -> phase.action().getRequiredBehavior() == ActionRequiredBehavior.COULD)
                .extracting(PlannedPhase::phase)
                .containsExactlyElementsOf(variant.optionalPhases());
        assertThat(protocol.phases()).allSatisfy(phase -> {
            assertThat(phase.minutes()).isEqualTo(variant.minutes());
            assertThat(variant.daysBetween().contains(phase.daysBetween())).isTrue();
            Phases.of(GUIDE)
                    .sessions(phase.phase())
                    .ifPresent(possible ->
                            assertThat(phase.usualSessions().highest()).isLessThanOrEqualTo(possible.highest()));
        });
        List<Span> usual =
                protocol.phases().stream().map(PlannedPhase::usualSessions).toList();
        Span work = usual.stream()
                .max(Comparator.comparing(span -> span.highest() - span.lowest()))
                .orElseThrow();
        assertThat(new Span(
                        usual.stream().mapToInt(Span::highest).sum() - work.highest() + work.lowest(),
                        usual.stream().mapToInt(Span::lowest).sum() - work.lowest() + work.highest()))
                .isEqualTo(variant.sessions());
    }

    /** A short course spends less on beginning and ending. */
    @ParameterizedTest
    @MethodSource("plans")
    void theSessionsOfACourseFallToItsPhasesAsIsUsual(PlanDefinition plan) {
        Protocol protocol = Protocol.of(plan);
        Span planned = VARIANTS.ofCode(protocol.variantCode()).orElseThrow().sessions();
        List<Span> usual =
                protocol.phases().stream().map(PlannedPhase::usualSessions).toList();
        for (int sessions = planned.lowest(); sessions <= planned.highest(); sessions++) {
            List<Integer> shares = SessionShares.of(sessions, usual);
            for (int i = 0; i < shares.size(); i++) {
                assertThat(usual.get(i).contains(shares.get(i)))
                        .as("%d of %d sessions, %s", shares.get(i), sessions, usual.get(i))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void itIsForTheAgesOfItsVariant(PlanDefinition plan) {
        Variant variant = VARIANTS.ofCode(Protocol.of(plan).variantCode()).orElseThrow();
        List<Range> ages = plan.getUseContext().stream()
                .filter(UsageContext::hasValueRange)
                .map(UsageContext::getValueRange)
                .toList();
        assertThat(ages)
                .extracting(age -> age.getLow().getValue().intValueExact())
                .containsExactlyElementsOf(variant.youngest().stream().toList());
        assertThat(ages)
                .filteredOn(Range::hasHigh)
                .extracting(age -> age.getHigh().getValue().intValueExact())
                .containsExactlyElementsOf(variant.oldest().stream().toList());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void itIsForIllnessesThatIptIsFor(PlanDefinition plan) {
        ValueSet indications = (ValueSet)
                GUIDE.definition("ValueSet", "indication").orElseThrow().resource();
        assertThat(plan.getUseContext())
                .filteredOn(context -> context.getCode().getCode().equals("focus"))
                .extracting(context ->
                        context.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isNotEmpty()
                .isSubsetOf(indications.getCompose().getInclude().stream()
                        .flatMap(include -> include.getConcept().stream())
                        .map(ConceptReferenceComponent::getCode)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void itCitesTheSourceOfItsVariant(PlanDefinition plan) {
        Variant variant = VARIANTS.ofCode(Protocol.of(plan).variantCode()).orElseThrow();
        assertThat(plan.getRelatedArtifact())
                .extracting(RelatedArtifact::getCitation)
                .containsExactly(variant.source());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theGoalAboutMoodIsRemissionOfItsInstrument(PlanDefinition plan) {
        PlanDefinitionGoalTargetComponent target = plan.getGoal().stream()
                .filter(PlanDefinitionGoalComponent::hasTarget)
                .map(PlanDefinitionGoalComponent::getTargetFirstRep)
                .findFirst()
                .orElseThrow();
        Instrument phq9 = Instruments.of(GUIDE)
                .ofTotal(new Code(
                        "http://loinc.org",
                        target.getMeasure().getCodingFirstRep().getCode(),
                        ""))
                .orElseThrow();
        Threshold remission = phq9.thresholds().stream()
                .filter(threshold -> threshold.verdict().equals("remission"))
                .findFirst()
                .orElseThrow();
        assertThat(target.getDetailQuantity().getComparator().toCode()).isEqualTo(remission.comparator());
        assertThat(target.getDetailQuantity().getValue()).isEqualByComparingTo(remission.value());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void whatItRefersToIsThere(PlanDefinition plan) {
        Set<String> urls =
                GUIDE.definitions().stream().map(GuideDefinition::url).collect(Collectors.toSet());
        List<PlanDefinitionActionComponent> actions = actions(plan);
        assertThat(actions).extracting(Element::getId).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(actions.stream()
                        .filter(PlanDefinitionActionComponent::hasDefinitionCanonicalType)
                        .map(action -> action.getDefinitionCanonicalType().getValue()))
                .hasSizeGreaterThan(20)
                .allSatisfy(canonical -> assertThat(urls).contains(canonical));
        assertThat(actions.stream()
                        .flatMap(action -> action.getInput().stream())
                        .flatMap(input -> input.getProfile().stream())
                        .map(CanonicalType::getValue))
                .isNotEmpty()
                .allSatisfy(profile -> assertThat(urls).contains(profile));
        assertThat(actions.stream().flatMap(action -> action.getRelatedAction().stream()))
                .isNotEmpty()
                .allSatisfy(related ->
                        assertThat(actions).extracting(Element::getId).contains(related.getActionId()));
        assertThat(actions.stream()
                        .flatMap(action -> action.getGoalId().stream())
                        .map(id -> id.getValue())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        plan.getGoal().stream().map(Element::getId).toList());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyPhaseAsksForTheMoodAtEverySession(PlanDefinition plan) {
        assertThat(plan.getAction())
                .allSatisfy(phase -> assertThat(phase.getAction())
                        .filteredOn(PlanDefinitionActionComponent::hasTiming)
                        .filteredOn(PlanDefinitionActionComponent::hasDefinitionCanonicalType)
                        .extracting(
                                action -> action.getDefinitionCanonicalType().getValue())
                        .containsExactly(Canonical.of("Questionnaire", "phq-9")));
    }

    /** Couples work on their dispute alone. */
    @ParameterizedTest
    @MethodSource("plans")
    void everyProblemAreaHasABranchOfItsOwn(PlanDefinition plan) {
        boolean isOfCouples = Protocol.of(plan).variantCode().equals("ipt-cm");
        assertThat(actions(plan))
                .filteredOn(PlanDefinitionActionComponent::hasCondition)
                .extracting(
                        action -> action.getCodeFirstRep().getCodingFirstRep().getCode())
                .containsExactlyElementsOf(Stream.of(ProblemArea.values())
                        .filter(area -> !isOfCouples || area == ProblemArea.ROLE_DISPUTE)
                        .map(ProblemArea::code)
                        .toList());
    }

    @Test
    void everyActivityIsPartOfAProtocol() {
        Set<String> used = plans().stream()
                .flatMap(plan -> actions(plan).stream())
                .filter(PlanDefinitionActionComponent::hasDefinitionCanonicalType)
                .map(action -> action.getDefinitionCanonicalType().getValue())
                .collect(Collectors.toSet());
        assertThat(GUIDE.definitions("ActivityDefinition"))
                .hasSizeGreaterThan(20)
                .allSatisfy(activity -> assertThat(used).contains(activity.url()));
    }

    @Test
    void everyTechniqueIsDefined() {
        Set<String> defined = GUIDE.definitions("ActivityDefinition").stream()
                .map(definition ->
                        ((ActivityDefinition) definition.resource()).getCode().getCodingFirstRep())
                .filter(coding -> coding.getSystem().equals(Canonical.of("CodeSystem", "technique")))
                .map(Coding::getCode)
                .collect(Collectors.toSet());
        assertThat(GUIDE.codeSystem("technique").getConcept().stream()
                        .flatMap(ProtocolsOfTheGuideTest::withKinds)
                        .map(ConceptDefinitionComponent::getCode))
                .hasSizeGreaterThan(30)
                .containsExactlyInAnyOrderElementsOf(defined);
    }

    private static Stream<ConceptDefinitionComponent> withKinds(ConceptDefinitionComponent concept) {
        return Stream.concat(
                Stream.of(concept), concept.getConcept().stream().flatMap(ProtocolsOfTheGuideTest::withKinds));
    }

    @Test
    void theValidatorFindsNothingInThem() {
        ResourceValidator validator = GuideValidator.ofPublishedGuide(FHIR);
        assertThat(Stream.of("PlanDefinition", "ActivityDefinition", "OperationDefinition")
                        .flatMap(type -> GUIDE.definitions(type).stream()))
                .hasSizeGreaterThan(25)
                .allSatisfy(
                        definition -> assertThat(validator.validate(text(definition), ValidationRequest.guideOnly()))
                                .as(definition.reference())
                                .filteredOn(finding -> finding.severity() != Severity.NOTE)
                                .extracting(Finding::expression, Finding::message)
                                .isEmpty());
    }

    private static ResourceText text(GuideDefinition definition) {
        return ResourceText.json(FHIR.newJsonParser()
                .encodeResourceToString(definition.resource())
                .getBytes(StandardCharsets.UTF_8));
    }

    private static List<PlanDefinitionActionComponent> actions(PlanDefinition plan) {
        return plan.getAction().stream()
                .flatMap(ProtocolsOfTheGuideTest::withParts)
                .toList();
    }

    private static Stream<PlanDefinitionActionComponent> withParts(PlanDefinitionActionComponent action) {
        return Stream.concat(
                Stream.of(action), action.getAction().stream().flatMap(ProtocolsOfTheGuideTest::withParts));
    }
}
