package org.iptfhir.validation.course;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.SessionRecord;

/** Where a session says what rules are about: paths within the resource. */
final class SessionPlaces {
    private SessionPlaces() {}

    static String number(SessionRecord session) {
        return extension(session, "session-number", extension -> true);
    }

    static String phase(SessionRecord session) {
        return extension(session, "session-phase", extension -> true);
    }

    static String technique(SessionRecord session, String code) {
        return extension(
                session,
                "technique",
                extension -> extension.getValue() instanceof CodeableConcept technique
                        && technique.getCoding().stream().anyMatch(coding -> code.equals(coding.getCode())));
    }

    private static String extension(SessionRecord session, String id, Predicate<Extension> which) {
        String url = Canonical.of("StructureDefinition", id);
        List<Extension> extensions = session.procedure().getExtension();
        return IntStream.range(0, extensions.size())
                .filter(i -> url.equals(extensions.get(i).getUrl()) && which.test(extensions.get(i)))
                .mapToObj(i -> ".extension[" + i + "]")
                .findFirst()
                .orElse("");
    }

    static String begin(SessionRecord session) {
        return session.procedure().getPerformed() instanceof Period
                ? ".performed.ofType(Period).start"
                : ".performed.ofType(dateTime)";
    }

    static String period(SessionRecord session) {
        return session.procedure().getPerformed() instanceof Period ? ".performed.ofType(Period)" : begin(session);
    }
}
