package org.iptfhir.rest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Measure;
import org.iptfhir.NoServer;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.therapy.EndReason;
import org.junit.jupiter.api.Test;

/** What the CQL says is what the guide's data say: numbers stand there once, with their sources. */
@NoServer
class CqlOfTheGuideTest {
    private final Guide guide = Guide.read(FhirContext.forR4Cached());
    private final Instruments instruments = Instruments.of(guide);

    @Test
    void everyLibraryHasTheTextOfItsFile() throws IOException {
        assertThat(guide.definitions("Library")).isNotEmpty();
        for (var definition : guide.definitions("Library")) {
            Library library = (Library) definition.resource();
            assertThat(text(library)).isEqualTo(Files.readString(Path.of("ig/input/cql", library.getName() + ".cql")));
            assertThat(library.getContentFirstRep().getContentType()).isEqualTo("text/cql");
            assertThat(text(library)).contains("\nlibrary " + library.getName() + "\n");
        }
    }

    @Test
    void numbersAreThoseOfTheInstruments() {
        List<Instrument> measured = instruments.all().stream()
                .filter(instrument -> List.of("phq-9", "gad-7").contains(instrument.id()))
                .toList();
        assertThat(guide.definitions("Measure")).hasSize(measured.size() + 1);
        String together = cql("outcomes-nhs");
        for (Instrument instrument : measured) {
            String cql = cql("outcomes-" + instrument.id());
            assertThat(instrument.direction()).isEqualTo(Direction.HIGHER_IS_WORSE);
            assertThat(cql)
                    .contains("code \"Total\": '" + instrument.total().code() + "' from \"LOINC\"")
                    .contains("codesystem \"LOINC\": '" + instrument.total().system() + "'")
                    .contains("code \"Total of the guide\": '" + instrument.id() + "' from \"instrument\"");
            assertThat(number(cql, "Best score")).isEqualByComparingTo(BigDecimal.valueOf(instrument.lowest()));
            assertThat(number(cql, "Response in percent")).isEqualByComparingTo(value(instrument, "response", ">="));
            assertThat(number(cql, "Remission below")).isEqualByComparingTo(value(instrument, "remission", "<"));
            assertThat(number(cql, "Reliable change")).isEqualByComparingTo(value(instrument, "reliable-change", ">="));
            assertThat(number(together, "Reliable change of " + instrument.title()))
                    .isEqualByComparingTo(value(instrument, "reliable-change", ">="));
            assertThat(number(together, "Caseness by " + instrument.title()))
                    .isEqualByComparingTo(value(instrument, "caseness", ">="));
            assertThat(together)
                    .contains("code \"" + instrument.title() + "\": '"
                            + instrument.total().code() + "' from \"LOINC\"");
        }
        String logic = text((Library) guide.definitions("Library").stream()
                .map(definition -> definition.resource())
                .filter(library -> library.getIdPart().equals("CourseOutcomes"))
                .findFirst()
                .orElseThrow());
        assertThat(EndReason.values())
                .filteredOn(reason -> reason != EndReason.UNKNOWN)
                .allSatisfy(reason -> assertThat(logic).contains("'" + reason.code() + "'"));
        Timepoints timepoints = Timepoints.of(guide);
        assertThat(number(logic, "Days before the first session"))
                .isEqualByComparingTo(BigDecimal.valueOf(timepoints.beforeFirstSession()));
        assertThat(number(logic, "Days from the last session"))
                .isEqualByComparingTo(BigDecimal.valueOf(timepoints.fromLastSession()));
    }

    private static BigDecimal value(Instrument instrument, String verdict, String comparator) {
        Threshold threshold = instrument.threshold(verdict).orElseThrow();
        assertThat(threshold.comparator()).isEqualTo(comparator);
        return threshold.value();
    }

    private static BigDecimal number(String cql, String name) {
        Matcher matcher =
                Pattern.compile("define \"" + name + "\": (-?[0-9.]+)\n").matcher(cql);
        assertThat(matcher.find()).as(name).isTrue();
        return new BigDecimal(matcher.group(1));
    }

    private String cql(String measure) {
        String library = guide.definitions("Measure").stream()
                .map(definition -> (Measure) definition.resource())
                .filter(each -> each.getIdPart().equals(measure))
                .findFirst()
                .orElseThrow()
                .getLibrary()
                .get(0)
                .getValue();
        return guide.definitions("Library").stream()
                .filter(each -> each.url().equals(library))
                .map(each -> text((Library) each.resource()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Library library) {
        return new String(library.getContentFirstRep().getData(), StandardCharsets.UTF_8);
    }
}
