package org.iptfhir.validation;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator.NullEvaluationContext;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.jspecify.annotations.Nullable;

/** HL7's validator as HAPI uses it: made for one text, which it reads by itself, and then thrown away. */
record StockEngine(IWorkerContext definitions) {
    /** A message with all that is used of it. */
    record Told(
            @Nullable String id,
            @Nullable String level,
            @Nullable String type,
            @Nullable String path,
            int line,
            int column,
            @Nullable String text,
            @Nullable List<String> ofSlices) {
        static Told of(ValidationMessage message) {
            return new Told(
                    message.getMessageId(),
                    String.valueOf(message.getLevel()),
                    String.valueOf(message.getType()),
                    message.getLocation(),
                    message.getLine(),
                    message.getCol(),
                    message.getMessage(),
                    message.getSliceInfo() == null
                            ? null
                            : message.getSliceInfo().stream()
                                    .map(ValidationMessage::getMessage)
                                    .toList());
        }

        boolean isError() {
            return "ERROR".equals(level) || "FATAL".equals(level);
        }
    }

    /**
     * What it says of a text; empty where it fails.
     *
     * @param profiles to check against instead of the type's own definition
     */
    Optional<Set<Told>> check(ResourceText text, List<StructureDefinition> profiles) {
        List<ValidationMessage> messages = new ArrayList<>();
        try {
            made().validate(
                            null,
                            messages,
                            new ByteArrayInputStream(text.bytes()),
                            text.format() == Format.JSON ? FhirFormat.JSON : FhirFormat.XML,
                            new ArrayList<>(profiles));
            return Optional.of(told(messages));
        } catch (Exception e) {
            return Optional.empty();
        } catch (Error e) {
            if (e.getClass() == Error.class) { // what it throws at an element that must not repeat
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What it says of a text that was read before. */
    Set<Told> check(Reading reading, List<StructureDefinition> profiles) {
        List<ValidationMessage> messages = new ArrayList<>(reading.messages());
        InstanceValidator engine = made();
        for (ValidatedFragment fragment : reading.fragments()) {
            engine.validate(null, fragment.getErrors(), null, fragment.getElement(), new ArrayList<>(profiles));
            messages.addAll(fragment.getErrors());
        }
        return told(messages);
    }

    static Set<Told> told(List<ValidationMessage> messages) {
        return messages.stream().map(Told::of).collect(Collectors.toSet());
    }

    /** With the settings of HAPI's FhirInstanceValidator that the guide's validator has. */
    private InstanceValidator made() {
        InstanceValidator engine = new InstanceValidator(
                definitions,
                new NullEvaluationContext(),
                new XVerExtensionManagerOld(definitions),
                new ValidatorSession(),
                new ValidatorSettings());
        engine.setPolicyAdvisor(new GuidePolicy(definitions));
        engine.setAnyExtensionsAllowed(true);
        engine.setResourceIdRule(IdStatus.OPTIONAL);
        engine.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        engine.setErrorForUnknownProfiles(false);
        engine.setUnknownCodeSystemsCauseErrors(true);
        engine.setNoExtensibleWarnings(true);
        engine.setAllowExamples(true);
        engine.setAllowXsiLocation(true);
        return engine;
    }
}
