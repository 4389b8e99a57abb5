package org.iptfhir.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator.NullEvaluationContext;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.JsonParser;
import org.hl7.fhir.r5.elementmodel.ParserBase;
import org.hl7.fhir.r5.elementmodel.ParserBase.ValidationPolicy;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.elementmodel.XmlParser;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.jspecify.annotations.Nullable;

/**
 * HL7's instance validator, made once per thread of work and used again: making one takes longer than most validations
 * (HAPI makes one per call).
 */
final class ProfileEngine {
    /** An engine keeps every tree that it has seen; after so many characters it is let go, with some 40 MB of them. */
    private static final long RETIREMENT = 500_000;

    private final IWorkerContext definitions;
    private final Deque<Engine> idle = new ConcurrentLinkedDeque<>();

    ProfileEngine(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    /** The profile with a canonical. */
    @Nullable StructureDefinition profile(String canonical) {
        return definitions.fetchResource(StructureDefinition.class, canonical);
    }

    /**
     * Checks a text.
     *
     * @param profiles to check against, beside R4, the claimed and the recognised ones
     */
    Verdict check(ResourceText text, List<StructureDefinition> profiles) {
        Engine engine = idle.poll();
        if (engine == null) {
            engine = new Engine(definitions);
        }
        Verdict verdict = engine.check(text, profiles); // an engine that throws is not used again
        if (engine.seen < RETIREMENT) {
            idle.push(engine);
        }
        return verdict;
    }

    /**
     * What the engine says of a text.
     *
     * @param messages unsorted and unfolded
     * @param root the resource as the engine read it; empty when it could not
     */
    record Verdict(List<ValidationMessage> messages, Optional<Element> root) {}

    private static final class Engine extends InstanceValidator {
        private final IWorkerContext definitions;
        private final ProfileUtilities profileUtilities;
        private final ForeignClaims claims;
        private long seen;

        Engine(IWorkerContext definitions) {
            super(
                    definitions,
                    new NullEvaluationContext(),
                    new XVerExtensionManagerOld(definitions),
                    new ValidatorSession(),
                    new ValidatorSettings());
            this.definitions = definitions;
            claims = new ForeignClaims(definitions);
            profileUtilities = new ProfileUtilities(definitions, null, null);
            setPolicyAdvisor(new GuidePolicy(definitions));
            setAnyExtensionsAllowed(true);
            setResourceIdRule(IdStatus.OPTIONAL);
            setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
            setErrorForUnknownProfiles(false);
            setUnknownCodeSystemsCauseErrors(true);
            setNoExtensibleWarnings(true);
            setAllowExamples(true);
            setAllowXsiLocation(true);
        }

        Verdict check(ResourceText text, List<StructureDefinition> profiles) {
            statusWarnings.clear(); // else a retired definition is told once per engine, not once per resource
            getTextsToCheck().clear();
            seen += text.bytes().length;
            ParserBase parser = text.format() == Format.JSON ? jsonParser() : new XmlParser(definitions);
            parser.setupValidation(ValidationPolicy.EVERYTHING);
            List<ValidationMessage> messages = new ArrayList<>();
            Element root = null;
            try {
                for (ValidatedFragment fragment : parser.parse(new ByteArrayInputStream(text.bytes()))) {
                    if (fragment.getElement() != null) {
                        root = fragment.getElement();
                        messages.addAll(claims.takeOut(root));
                        validate(null, fragment.getErrors(), null, fragment.getElement(), new ArrayList<>(profiles));
                    }
                    messages.addAll(fragment.getErrors());
                }
            } catch (IOException e) {
                throw new FHIRException(e);
            } catch (Error e) {
                if (e.getClass() == Error.class) { // what the engine throws at an element that must not repeat
                    throw new FHIRException(e);
                }
                throw e;
            }
            return new Verdict(messages, Optional.ofNullable(root));
        }

        /** The engine's parser makes a FHIRPath engine and empty caches of its own for every text; this one shares them. */
        private JsonParser jsonParser() {
            return new JsonParser(definitions, profileUtilities) {
                @Override
                protected StructureDefinition getDefinition(
                        List<ValidationMessage> errors, int line, int column, String type) {
                    StructureDefinition known =
                            type != null && definitions.getResourceNamesAsSet().contains(type)
                                    ? definitions.fetchTypeDefinition(type)
                                    : null;
                    return known != null ? known : super.getDefinition(errors, line, column, type);
                }
            };
        }
    }
}
