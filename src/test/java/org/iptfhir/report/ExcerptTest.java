package org.iptfhir.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.Position;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a line is shown. */
class ExcerptTest {
    @ParameterizedTest
    @ValueSource(strings = {"x", "\\\\", " ", "é"})
    void theBeginningOfATokenOfManyThousandCharacters(String character) {
        String line = "{\"resourceType\":\"Patient\",\"" + character.repeat(50_000) + "\":1}";
        Excerpt excerpt =
                Excerpt.of(List.of(line), Format.JSON, new Position(1, 27)).orElseThrow();
        assertThat(excerpt.token()).startsWith("\"" + character).hasSizeLessThan(110);
        assertThat(excerpt.line()).hasSizeLessThan(110);
    }

    @Test
    void controlCharactersAsBlanks() {
        String line = "\t\"a\u0007b\u2028\"";
        for (String longer : List.of(line, line + " ".repeat(200))) {
            assertThat(Excerpt.of(List.of(longer), Format.JSON, new Position(1, 2))
                            .orElseThrow()
                            .line())
                    .startsWith(" \"a b \"");
        }
    }

    @Test
    void thousandsOfPlacesOnOneLineWithoutReadingAllOfItForEach() {
        List<String> line = List.of("{\"a\":1},".repeat(250_000));
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 5_000; i++) {
                assertThat(Excerpt.of(line, Format.JSON, new Position(1, 8 * i + 2)))
                        .get()
                        .extracting(Excerpt::token)
                        .isEqualTo("\"a\"");
            }
        });
    }
}
