package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator.NullEvaluationContext;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.extensions.ExtensionDefinitions;
import org.hl7.fhir.r5.extensions.ExtensionUtilities;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.hl7.fhir.validation.instance.utils.NodeStack;
import org.hl7.fhir.validation.instance.utils.ValidationContext;
import org.iptfhir.validation.Invariant.Question;
import org.iptfhir.validation.ProfileEngine.Verdict;

/** HL7's instance validator, set as this server judges, and cleaned between two texts. For one thread at a time. */
final class ReusedEngine extends InstanceValidator {
    /** An engine keeps every tree that it has seen; after so many characters it is let go, with some 40 MB of them. */
    private static final long RETIREMENT = 500_000;

    /** Where an element notes which invariants it was asked, and what came of each. */
    private static final String ASKED = "ipt.invariants.asked";

    private final EngineReader reader;
    private final GuidePolicy policy;
    private final IdentityHashMap<ElementDefinition, List<Invariant>> invariants = new IdentityHashMap<>();
    private final IdentityHashMap<StructureDefinition, SharedContent> sharedContents = new IdentityHashMap<>();
    private long seen;

    ReusedEngine(IWorkerContext definitions) {
        super(
                definitions,
                new NullEvaluationContext(),
                new XVerExtensionManagerOld(definitions),
                new ValidatorSession(),
                new ValidatorSettings());
        reader = new EngineReader(definitions);
        policy = new GuidePolicy(definitions);
        setPolicyAdvisor(policy);
        setAnyExtensionsAllowed(true);
        setResourceIdRule(IdStatus.OPTIONAL);
        setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        setErrorForUnknownProfiles(false);
        setUnknownCodeSystemsCauseErrors(true);
        setNoExtensibleWarnings(true);
        setAllowExamples(true);
        setAllowXsiLocation(true);
    }

    /** Whether it has seen so much that another one should take its place. */
    boolean isWornOut() {
        return seen >= RETIREMENT;
    }

    /**
     * What is recognised is held to its profile alone at first, which says all that R4 says of the type and takes half
     * the time of both. Where that finds an error, both are asked, which tell it better; and where the engine would not
     * look at all of it.
     */
    Verdict check(ResourceText text, List<StructureDefinition> asked) {
        seen += text.bytes().length;
        Reading reading = reader.read(text);
        Optional<Verdict> unjudged = reading.repeated(text.format()).or(reading::longNumbers);
        if (unjudged.isPresent()) {
            return unjudged.get();
        }
        List<StructureDefinition> own =
                asked.isEmpty() && reading.isClean() ? policy.profilesOf(reading.root()) : List.of();
        if (!own.isEmpty() && !hasSharedContent(reading.root(), own)) {
            Verdict verdict = check(reading, own);
            if (!verdict.hasErrors()) {
                return verdict;
            }
            reading = reader.read(text); // the engine has left its marks on the elements
        }
        return check(reading, asked);
    }

    private boolean hasSharedContent(Element resource, List<StructureDefinition> profiles) {
        return profiles.stream()
                .map(profile -> sharedContents.computeIfAbsent(profile, SharedContent::of))
                .anyMatch(shared -> shared.isIn(resource));
    }

    private Verdict check(Reading reading, List<StructureDefinition> profiles) {
        statusWarnings.clear(); // else a retired definition is told once per engine, not once per resource
        getTextsToCheck().clear();
        List<ValidationMessage> messages = new ArrayList<>(reading.messages());
        try {
            for (ValidatedFragment fragment : reading.fragments()) {
                if (fragment.getElement() != null) {
                    validate(null, fragment.getErrors(), null, fragment.getElement(), new ArrayList<>(profiles));
                }
                messages.addAll(fragment.getErrors());
            }
        } catch (Error e) {
            if (e.getClass() == Error.class) { // what the engine throws at an element that must not repeat
                throw new FHIRException(e);
            }
            throw e;
        }
        return new Verdict(messages, reading.element());
    }

    /** As the engine does, but for what it would work out anew for each element: which invariants there are. */
    @Override
    public boolean checkInvariants(
            ValidationContext context,
            List<ValidationMessage> errors,
            StructureDefinition profile,
            ElementDefinition definition,
            Element resource,
            Element element,
            NodeStack stack,
            boolean onlyNonInherited) {
        if (onlyNonInherited) {
            return super.checkInvariants(
                    context, errors, profile, definition, resource, element, stack, onlyNonInherited);
        }
        boolean ok = true;
        for (Invariant invariant : invariants.computeIfAbsent(definition, this::invariantsOf)) {
            if (!invariant.surelyHolds(element)) {
                ok = check(invariant, context, errors, profile, resource, element, stack) && ok;
            }
        }
        return ok;
    }

    /** Those of best practice are not told, so that nobody need ask them. */
    private List<Invariant> invariantsOf(ElementDefinition definition) {
        return definition.getConstraint().stream()
                .filter(ElementDefinitionConstraintComponent::hasExpression)
                .filter(constraint ->
                        !ExtensionUtilities.readBoolExtension(constraint, ExtensionDefinitions.EXT_BEST_PRACTICE))
                .map(constraint -> Invariant.of(constraint, context.getVersion()))
                .toList();
    }

    private boolean check(
            Invariant invariant,
            ValidationContext context,
            List<ValidationMessage> errors,
            StructureDefinition profile,
            Element resource,
            Element element,
            NodeStack stack) {
        AskedInvariants asked = (AskedInvariants) element.getUserData(ASKED);
        if (asked == null) {
            asked = new AskedInvariants();
            element.setUserData(ASKED, asked);
        }
        List<ValidationMessage> earlier = asked.answers.get(invariant.question());
        if (earlier != null) {
            errors.addAll(earlier);
            return true;
        }
        List<ValidationMessage> answers = new ArrayList<>();
        boolean ok = checkInvariant(
                context, answers, stack.getLiteralPath(), profile, resource, element, invariant.constraint());
        asked.answers.put(invariant.question(), answers);
        errors.addAll(answers);
        return ok;
    }

    /** What an element was asked. */
    private static final class AskedInvariants {
        private final Map<Question, List<ValidationMessage>> answers = new HashMap<>();
    }
}
