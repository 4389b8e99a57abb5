package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Snomed;
import org.iptfhir.therapy.Phase;

/** A Procedure that is a session of IPT, whether it took place or not. */
public record SessionRecord(Procedure procedure) {
    private static final String KIND = Canonical.of("CodeSystem", "kind");
    private static final String SESSION = "ipt-session";
    private static final String PHASES = Canonical.of("CodeSystem", "phase");
    private static final String TECHNIQUES = Canonical.of("CodeSystem", "technique");

    /** The resource as a session; empty when it is none. */
    public static Optional<SessionRecord> of(Resource resource) {
        return resource instanceof Procedure procedure && isSession(procedure)
                ? Optional.of(new SessionRecord(procedure))
                : Optional.empty();
    }

    private static boolean isSession(Procedure procedure) {
        return procedure.getCategory().hasCoding(KIND, SESSION)
                || procedure.getCode().hasCoding(KIND, SESSION)
                || procedure.getCode().hasCoding(Snomed.SYSTEM, Snomed.INTERPERSONAL_PSYCHOTHERAPY);
    }

    /** Type and id, as references name it. */
    public String id() {
        return LocalReference.to(procedure);
    }

    /** The courses and phases that it is based on, as far as they are on this server. */
    public List<String> plans() {
        return procedure.getBasedOn().stream()
                .map(reference -> LocalReference.of(reference, "CarePlan"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Which session of the course it was, from 1. */
    public Optional<Integer> number() {
        return extension("session-number")
                .map(Extension::getValue)
                .filter(PositiveIntType.class::isInstance)
                .map(number -> ((PositiveIntType) number).getValue());
    }

    /** The phase that it says it belongs to. */
    public Optional<Phase> phase() {
        return codes("session-phase", PHASES)
                .map(Phase::ofCode)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Codes of its techniques, as far as they are the guide's. */
    public List<String> techniques() {
        return codes("technique", TECHNIQUES).toList();
    }

    /** Whether it took place. */
    public boolean tookPlace() {
        return procedure.getStatus() == ProcedureStatus.COMPLETED;
    }

    /** Whether it is known that it did not take place. */
    public boolean wasMissed() {
        return procedure.getStatus() == ProcedureStatus.NOTDONE;
    }

    /** Whether the record is taken back. */
    public boolean isEnteredInError() {
        return procedure.getStatus() == ProcedureStatus.ENTEREDINERROR;
    }

    /** When it began, as the sender says it. */
    public Optional<String> begin() {
        return procedure.getPerformed() instanceof DateTimeType moment
                ? Optional.ofNullable(moment.getValueAsString())
                : period().map(Period::getStartElement).map(DateTimeType::getValueAsString);
    }

    /** When it ended, as the sender says it; empty too where only a moment is said. */
    public Optional<String> end() {
        return period().map(Period::getEndElement).map(DateTimeType::getValueAsString);
    }

    private Optional<Period> period() {
        return Optional.ofNullable(procedure.getPerformed())
                .filter(Period.class::isInstance)
                .map(Period.class::cast);
    }

    private Optional<Extension> extension(String id) {
        return FirstExtension.of(procedure, Canonical.of("StructureDefinition", id));
    }

    private Stream<String> codes(String extensionId, String system) {
        return procedure.getExtensionsByUrl(Canonical.of("StructureDefinition", extensionId)).stream()
                .map(Extension::getValue)
                .flatMap(value -> codings(value).stream())
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode);
    }

    private static List<Coding> codings(Type value) {
        return value instanceof CodeableConcept concept ? concept.getCoding() : List.of();
    }
}
