package org.iptfhir.web;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.ValueSetExpansionOutcome;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import com.google.common.base.Suppliers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideDefinition;
import org.iptfhir.guide.Instruments;
import org.springframework.stereotype.Component;

/**
 * The questionnaires of the guide as a browser fills them in: complete, so that it need not ask anybody for the codes of a
 * value set. They are read when the first page asks for them.
 */
@Component
final class GuideForms {
    private static final String ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
    private static final String CONTROLS = "http://hl7.org/fhir/questionnaire-item-control";

    /** What stands without the text of its items cannot be filled in. */
    private static final String METADATA_ONLY = Canonical.of("StructureDefinition", "metadata-only");

    /** More options are chosen from a list. */
    private static final int MOST_AT_ONCE = 6;

    private final FhirContext fhir;
    private final IValidationSupport terminology;
    private final Supplier<List<GuideForm>> all;

    GuideForms(FhirContext fhir, Guide guide) {
        this.fhir = fhir;
        this.terminology = new ValidationSupportChain(
                guide.support(),
                guide.baseSupport(),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir));
        this.all = Suppliers.memoize(() -> read(guide));
    }

    /** All that have the text of their items: first what is talked through with the patient, then instruments, those with a safety item first. */
    List<GuideForm> all() {
        return all.get();
    }

    /** The one with an id. */
    Optional<GuideForm> withId(String id) {
        return all().stream().filter(form -> form.id().equals(id)).findFirst();
    }

    private List<GuideForm> read(Guide guide) {
        Instruments instruments = Instruments.of(guide);
        return guide.definitions("Questionnaire").stream()
                .filter(definition -> !((Questionnaire) definition.resource()).hasExtension(METADATA_ONLY))
                .map(definition -> form(definition, instruments))
                .sorted(Comparator.comparing(
                                (GuideForm form) -> form.instrument().isPresent())
                        .thenComparing(form -> form.safetyItems().isEmpty())
                        .thenComparing(GuideForm::title))
                .toList();
    }

    private GuideForm form(GuideDefinition definition, Instruments instruments) {
        Questionnaire questionnaire = (Questionnaire) definition.resource();
        GuideForm.items(questionnaire.getItem()).forEach(this::complete);
        return new GuideForm(
                questionnaire,
                instruments.ofQuestionnaire(questionnaire.getUrl()),
                fhir.newJsonParser().encodeResourceToString(questionnaire));
    }

    private void complete(QuestionnaireItemComponent item) {
        if (item.hasAnswerValueSet()) {
            codes(item.getAnswerValueSet())
                    .forEach(code -> item.addAnswerOption().setValue(code));
            item.setAnswerValueSet(null);
        }
        if (item.getType() == QuestionnaireItemType.GROUP) {
            item.setRequired(false); // LHC-Forms asks a group for an answer of its own; the server asks for the group
        }
        if (item.getType() == QuestionnaireItemType.CHOICE
                && item.getAnswerOption().size() <= MOST_AT_ONCE
                && !item.hasExtension(ITEM_CONTROL)) {
            Coding control = new Coding(CONTROLS, item.getRepeats() ? "check-box" : "radio-button", null);
            item.addExtension(ITEM_CONTROL, new CodeableConcept(control));
        }
    }

    /** In the order of their definition, which an expansion loses. */
    private List<Coding> codes(String url) {
        if (!(terminology.fetchValueSet(url) instanceof ValueSet valueSet)) {
            throw new IllegalStateException("The guide has no value set " + url);
        }
        ValueSetExpansionOutcome outcome = terminology.expandValueSet(
                new ValidationSupportContext(terminology), new ValueSetExpansionOptions(), valueSet);
        if (outcome == null || !(outcome.getValueSet() instanceof ValueSet expanded)) {
            throw new IllegalStateException("The guide has no codes for " + url);
        }
        List<String> order = valueSet.getCompose().getInclude().stream()
                .flatMap(this::inOrder)
                .toList();
        return expanded.getExpansion().getContains().stream()
                .sorted(Comparator.comparingInt(code -> order.indexOf(code.getCode())))
                .map(code -> new Coding(code.getSystem(), code.getCode(), code.getDisplay()))
                .toList();
    }

    private Stream<String> inOrder(ConceptSetComponent include) {
        if (include.hasConcept()) {
            return include.getConcept().stream().map(ConceptReferenceComponent::getCode);
        }
        return terminology.fetchCodeSystem(include.getSystem()) instanceof CodeSystem system
                ? system.getConcept().stream().map(ConceptDefinitionComponent::getCode)
                : Stream.of();
    }
}
