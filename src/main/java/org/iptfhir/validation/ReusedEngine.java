package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator.NullEvaluationContext;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.iptfhir.validation.ProfileEngine.Verdict;

/** HL7's instance validator, set as this server judges, and cleaned between two texts. For one thread at a time. */
final class ReusedEngine extends InstanceValidator {
    /** An engine keeps every tree that it has seen; after so many characters it is let go, with some 40 MB of them. */
    private static final long RETIREMENT = 500_000;

    private final EngineReader reader;
    private final GuidePolicy policy;
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
     * the time of both. Where that finds an error, both are asked, which tell it better. Of answers only R4 itself
     * has the engine look codes up for which the profile has an extensible binding.
     */
    Verdict check(ResourceText text, List<StructureDefinition> asked) {
        seen += text.bytes().length;
        Reading reading = reader.read(text);
        Optional<Verdict> unjudged = reading.repeated(text.format()).or(reading::longNumbers);
        if (unjudged.isPresent()) {
            return unjudged.get();
        }
        List<StructureDefinition> own = asked.isEmpty() && reading.isClean() && !reading.isResponse()
                ? policy.profilesOf(reading.root())
                : List.of();
        if (!own.isEmpty()) {
            Verdict verdict = check(reading, own);
            if (!verdict.hasErrors()) {
                return verdict;
            }
            reading = reader.read(text); // the engine has left its marks on the elements
        }
        return check(reading, asked);
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
}
