package org.iptfhir.validation;

import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.jspecify.annotations.Nullable;

/**
 * HL7's instance validator, made once per thread of work and used again: making one takes longer than most validations
 * (HAPI makes one per call).
 */
final class ProfileEngine {
    private final IWorkerContext definitions;
    private final Deque<ReusedEngine> idle = new ConcurrentLinkedDeque<>();

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
        ReusedEngine engine = idle.poll();
        if (engine == null) {
            engine = new ReusedEngine(definitions);
        }
        Verdict verdict = engine.check(text, profiles); // an engine that throws is not used again
        if (!engine.isWornOut()) {
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
}
