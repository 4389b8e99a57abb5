package org.iptfhir.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
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

    private static final byte[] COMMENT = "<!---->".getBytes(StandardCharsets.UTF_8);

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
    record Verdict(List<ValidationMessage> messages, Optional<Element> root) {
        boolean hasErrors() {
            return messages.stream().anyMatch(message -> message.getLevel().isError());
        }
    }

    /**
     * A text as the engine read it.
     *
     * @param messages about claims that were taken out of it
     */
    private record Reading(List<ValidatedFragment> fragments, List<ValidationMessage> messages) {
        /** Whether it is one resource, built as FHIR resources are. */
        boolean isClean() {
            return fragments.size() == 1
                    && element().isPresent()
                    && fragments.get(0).getErrors().isEmpty();
        }

        /**
         * What is repeated and must not be; the engine cannot be asked then. In JSON only a list in the place of a single
         * value reads so, which the reader has told.
         */
        Optional<Verdict> repeated(Format format) {
            List<ValidationMessage> repeated =
                    element().map(RepeatedElements::in).orElse(List.of());
            if (repeated.isEmpty()) {
                return Optional.empty();
            }
            List<ValidationMessage> all = new ArrayList<>(messages);
            fragments.forEach(fragment -> all.addAll(fragment.getErrors()));
            if (format == Format.XML || all.isEmpty()) {
                all.addAll(repeated);
            }
            return Optional.of(new Verdict(all, Optional.empty()));
        }

        boolean isResponse() {
            return root().fhirType().equals("QuestionnaireResponse");
        }

        Optional<Element> element() {
            return fragments.stream()
                    .map(ValidatedFragment::getElement)
                    .filter(Objects::nonNull)
                    .reduce((first, last) -> last);
        }

        Element root() {
            return element().orElseThrow();
        }
    }

    private static final class Engine extends InstanceValidator {
        private final IWorkerContext definitions;
        private final ProfileUtilities profileUtilities;
        private final ForeignClaims claims;
        private final GuidePolicy policy;
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

        /**
         * What is recognised is held to its profile alone at first, which says all that R4 says of the type and takes half
         * the time of both. Where that finds an error, both are asked, which tell it better. Of answers only R4 itself
         * has the engine look codes up for which the profile has an extensible binding.
         */
        Verdict check(ResourceText text, List<StructureDefinition> asked) {
            seen += text.bytes().length;
            Reading reading = read(text);
            Optional<Verdict> repeated = reading.repeated(text.format());
            if (repeated.isPresent()) {
                return repeated.get();
            }
            List<StructureDefinition> own = asked.isEmpty() && reading.isClean() && !reading.isResponse()
                    ? policy.profilesOf(reading.root())
                    : List.of();
            if (!own.isEmpty()) {
                Verdict verdict = check(reading, own);
                if (!verdict.hasErrors()) {
                    return verdict;
                }
                reading = read(text); // the engine has left its marks on the elements
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

        private Reading read(ResourceText text) {
            ParserBase parser = text.format() == Format.JSON ? jsonParser() : new XmlParser(definitions);
            parser.setupValidation(ValidationPolicy.EVERYTHING);
            try {
                byte[] bytes = text.format() == Format.XML ? withoutBlankBegin(text.bytes()) : text.bytes();
                List<ValidatedFragment> fragments = parser.parse(new ByteArrayInputStream(bytes));
                List<ValidationMessage> messages = new ArrayList<>();
                for (ValidatedFragment fragment : fragments) {
                    if (fragment.getElement() != null) {
                        messages.addAll(claims.takeOut(fragment.getElement()));
                    }
                }
                return new Reading(fragments, messages);
            } catch (IOException e) {
                throw new FHIRException(e);
            }
        }

        /** The engine takes blanks before the first tag for another encoding: a comment begins in their place. */
        private static byte[] withoutBlankBegin(byte[] xml) {
            int blanks = 0;
            while (blanks < xml.length && (xml[blanks] == ' ' || xml[blanks] == '\t')) {
                blanks++;
            }
            boolean isBlank = blanks > 0 || (xml.length > 0 && (xml[0] == '\n' || xml[0] == '\r'));
            if (!isBlank) {
                return xml;
            }
            // Over the blanks where there are enough, so that columns stay.
            int over = Math.min(blanks, COMMENT.length);
            byte[] readable = new byte[xml.length - over + COMMENT.length];
            System.arraycopy(COMMENT, 0, readable, 0, COMMENT.length);
            System.arraycopy(xml, over, readable, COMMENT.length, xml.length - over);
            return readable;
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
