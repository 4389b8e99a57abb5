package org.iptfhir.rest.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells that would be read as something else. */
@NoServer
class CsvTableTest {
    @Test
    void cellsAreQuotedWhereTheyMustBe() {
        CsvTable table = new CsvTable(List.of("a", "b"));
        table.row(List.of("1,5", "say \"no\""));
        table.row(List.of("two\r\nlines", ""));
        assertThat(table.toString()).isEqualTo("a,b\r\n\"1,5\",\"say \"\"no\"\"\"\r\n\"two\r\nlines\",\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'",
        "+44 20, '''+44 20'",
        "@SUM(A1), '''@SUM(A1)'",
        "-2+3+cmd, '''-2+3+cmd'",
        "-4, -4",
        "-40.5, -40.5",
        "Patient/1, Patient/1"
    })
    void aTextIsNoFormulaAndANumberStaysOne(String value, String written) {
        CsvTable table = new CsvTable(List.of("a"));
        table.row(List.of(value));
        assertThat(table.toString()).isEqualTo("a\r\n" + written + "\r\n");
    }

    @Test
    void aRowHasAsManyCellsAsTheHeader() {
        CsvTable table = new CsvTable(List.of("a", "b"));
        assertThatThrownBy(() -> table.row(List.of("1"))).isInstanceOf(IllegalArgumentException.class);
    }
}
