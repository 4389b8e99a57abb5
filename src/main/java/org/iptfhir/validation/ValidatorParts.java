package org.iptfhir.validation;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.iptfhir.guide.FurtherGuide;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Variants;

/** What the validator of a guide is made of: the definitions, the rules in code, and what words the findings. */
final class ValidatorParts {
    private final Guide guide;
    private final FhirContext fhir;
    private final ValidationSupportChain chain;
    private final WorkerContextValidationSupportAdapter definitions;

    /**
     * The parts over FHIR R4 and a guide, offline.
     *
     * @param further guides whose definitions are known besides
     */
    ValidatorParts(Guide guide, List<FurtherGuide> further, FhirContext fhir) {
        this.guide = guide;
        this.fhir = fhir;
        chain = new ValidationSupportChain(guide.support(), guide.baseSupport());
        further.forEach(other -> chain.addValidationSupport(other.support()));
        chain.addValidationSupport(new CommonCodeSystemsTerminologyService(fhir));
        chain.addValidationSupport(new InMemoryTerminologyServerValidationSupport(fhir));
        if (!further.isEmpty()) {
            chain.addValidationSupport(new SnapshotGeneratingValidationSupport(fhir));
        }
        // A hospital's own coding beside ours is no mistake: one coding of the value set is enough.
        chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        definitions = guide.workerContext(chain);
    }

    /**
     * The validator.
     *
     * @param clock that says what lies in the future
     * @param site what it has decided about the rules
     */
    GuideValidator validator(Clock clock, SiteRules site) {
        RuleBook book = RuleBook.of(guide);
        ElementNames names = new ElementNames(definitions);
        Displays displays = new Displays(guide);
        ProfileEngine engine = new ProfileEngine(definitions);
        return new GuideValidator(
                fhir.getResourceTypes(),
                names,
                engine,
                new ResourceCheck(
                        new ReferenceTargets(fhir.getResourceTypes()),
                        engine,
                        new UnreadableValue(names),
                        new Echoes(definitions, names),
                        wording(book, names),
                        new ClinicalRules(rules(clock, site), book),
                        new DisplayCheck(displays),
                        new WrongSystem(displays),
                        new ForeignAnswers(new LinkIds(definitions), questionnaires())));
    }

    /** The canonicals, with versions, of the questionnaires that the guide publishes. */
    private List<String> questionnaires() {
        return guide.definitions("Questionnaire").stream()
                .map(questionnaire -> questionnaire.url() + "|" + questionnaire.version())
                .sorted()
                .toList();
    }

    /** What HL7's engine knows, whoever asks it. */
    IWorkerContext definitions() {
        return definitions;
    }

    /** The rules that no profile can express. */
    private List<ClinicalRule> rules(Clock clock, SiteRules site) {
        Variants variants = site.variants(guide);
        Instruments instruments = Instruments.of(guide);
        CourseLength length = new CourseLength(variants);
        return List.of(
                new QuestionnaireVersion(definitions, instruments, questionnaires()),
                new ScoredResponse(instruments, new LinkIds(definitions)),
                new PlannedSessions(variants),
                length,
                new SessionTookPlace(clock),
                new SessionPerformer(),
                new SessionCode(),
                new SubcodeOfArea(guide.codeSystem("problem-area")),
                AlreadyAnswered.responses(clock),
                AlreadyAnswered.scores(clock),
                new UnmarkedPlan(),
                new CourseHasBegun(clock),
                new CourseHasEnded(clock, length),
                new DateOfDeath(clock),
                new ScoreCode(),
                new InstrumentOfScore(instruments),
                new ProtectedText(guide.codeSystem("instrument")));
    }

    private Wording wording(RuleBook book, ElementNames names) {
        ValueSetCodes valueSets = new ValueSetCodes(chain);
        return new Wording(
                book,
                new Invariants(),
                new UnreadableValue(names),
                new UnknownElement(names, new Choices(definitions, names)),
                new ExtensionParts(definitions),
                new MissedSlice(definitions),
                valueSets,
                new AnswerAdvice(definitions, valueSets, new LinkIds(definitions)),
                () -> definitions.fetchResourcesByType(StructureDefinition.class).stream()
                        .map(StructureDefinition::getUrl)
                        .toList());
    }
}
