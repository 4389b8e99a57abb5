package org.iptfhir.validation;

import java.util.List;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Code;

/**
 * M02: a score is that of one instrument. That it lies in the range is an invariant of the instrument's profile.
 */
final class InstrumentOfScore implements ClinicalRule {
    private static final String RULE = "M02";

    private final Instruments instruments;

    InstrumentOfScore(Instruments instruments) {
        this.instruments = instruments;
    }

    @Override
    public String type() {
        return "Observation";
    }

    @Override
    public List<Breach> check(Element observation, Element root) {
        List<String> named = CodedResource.of(observation).codes("code").stream()
                .flatMap(code -> instruments.idOfTotal(new Code(code.system(), code.code(), "")).stream())
                .distinct()
                .toList();
        if (named.size() > 1) {
            return List.of(Breach.error(
                            RULE,
                            ".code",
                            "The codes are those of several instruments, " + String.join(" and ", named)
                                    + ", but a score is that of one.")
                    .mendedBy("Keep the code of the instrument that was answered; the total of another one goes into an"
                            + " Observation of its own."));
        }
        return List.of();
    }
}
