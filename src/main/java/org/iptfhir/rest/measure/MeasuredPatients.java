package org.iptfhir.rest.measure;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PatientIndex;
import org.iptfhir.translate.StoredResources;
import org.opencds.cqf.fhir.cr.measure.common.MeasureEvalType;

/**
 * Whom a measure is asked of, and what for.
 *
 * @param ids such as {@code Patient/123}
 * @param form of the report
 */
record MeasuredPatients(List<String> ids, MeasureEvalType form) {
    private static final String SUBJECT = "subject";
    private static final String FORM = "reportType";

    /** Reads {@code subject} and {@code reportType}. */
    static MeasuredPatients of(OperationParameters parameters, StoredResources stored, PatientIndex index) {
        Optional<String> subject = parameters.value(SUBJECT);
        List<String> ids = subject.map(named -> named(named, stored)).orElseGet(index::all);
        boolean isOne = subject.filter(named -> !named.startsWith("Group/")).isPresent();
        MeasureEvalType form = parameters
                .value(FORM)
                .map(MeasuredPatients::form)
                .orElse(isOne ? MeasureEvalType.SUBJECT : MeasureEvalType.POPULATION);
        if (form == MeasureEvalType.SUBJECT && !isOne) {
            throw new InvalidRequestException("reportType=subject is about one patient. Name the patient in subject,"
                    + " such as subject=Patient/123, or ask for reportType=population.");
        }
        return new MeasuredPatients(ids, form);
    }

    private static MeasureEvalType form(String code) {
        return switch (code) {
            case "subject", "individual" -> MeasureEvalType.SUBJECT;
            case "subject-list" -> MeasureEvalType.SUBJECTLIST;
            case "population", "summary" -> MeasureEvalType.POPULATION;
            default ->
                throw OperationParameters.unreadable(FORM, code, "It is one of subject, subject-list, population.");
        };
    }

    private static List<String> named(String subject, StoredResources stored) {
        IdType id = new IdType(subject.contains("/") ? subject : "Patient/" + subject);
        String type = String.valueOf(id.getResourceType());
        if (!id.hasIdPart() || id.isAbsolute() || !List.of("Patient", "Group").contains(type)) {
            throw OperationParameters.unreadable(
                    SUBJECT, subject, "It is Patient/[id], or Group/[id] for its members.");
        }
        Resource found = stored.read(new IdType(type, id.getIdPart()))
                .orElseThrow(() -> new ResourceNotFoundException("There is no " + type + "/" + id.getIdPart()
                        + " here. The search " + type + "?_id=… finds those that there are."));
        return found instanceof Group group
                ? group.getMember().stream()
                        .filter(member -> !member.getInactive())
                        .flatMap(member -> LocalReference.of(member.getEntity(), "Patient").stream())
                        .toList()
                : List.of(LocalReference.to(found));
    }
}
