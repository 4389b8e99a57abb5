package org.iptfhir.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Code;
import org.iptfhir.therapy.Span;

/**
 * M02: a score is that of one instrument, and lies in its range. Where the guide has a profile for the instrument, the
 * range is an invariant of it; of the others the code system {@code instrument} has the range.
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
        return named.stream()
                .filter(id ->
                        instruments.all().stream().noneMatch(known -> known.id().equals(id)))
                .flatMap(id -> outOfRange(observation, id).stream())
                .toList();
    }

    private Optional<Breach> outOfRange(Element observation, String id) {
        Optional<Span> range = instruments.range(id);
        Optional<BigDecimal> value = Stream.ofNullable(observation.getNamedChild("value"))
                .filter(stated -> stated.fhirType().equals("Quantity"))
                .flatMap(quantity -> Stream.ofNullable(quantity.getNamedChildValue("value")))
                .filter(number -> ScoredResponse.NUMBER.matcher(number).matches())
                .map(BigDecimal::new)
                .findFirst();
        return range.isEmpty()
                        || value.filter(score -> !fits(score, range.get())).isEmpty()
                ? Optional.empty()
                : Optional.of(Breach.error(
                        RULE,
                        ".value.ofType(Quantity).value",
                        "The score is " + value.get().toPlainString() + ", but a total of " + id
                                + " is a whole number in the range " + range.get() + "."));
    }

    private static boolean fits(BigDecimal score, Span range) {
        return score.stripTrailingZeros().scale() <= 0
                && score.compareTo(BigDecimal.valueOf(range.lowest())) >= 0
                && score.compareTo(BigDecimal.valueOf(range.highest())) <= 0;
    }
}
