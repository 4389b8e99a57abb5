package org.iptfhir.rest.outcome;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as CSV (RFC 4180): a header, rows of as many cells, lines that end with CR and LF. A text that a spreadsheet
 * would take for a formula begins with an apostrophe; numbers stay numbers.
 */
final class CsvTable {
    private static final Pattern FORMULA = Pattern.compile("(?s)^[=+\\-@\\t\\r\\n].*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern SPECIAL = Pattern.compile("(?s).*[\",\\r\\n].*");

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    CsvTable(List<String> header) {
        columns = header.size();
        row(header);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException when it has another number of cells than the header
     */
    void row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
        }
        text.append(cells.stream().map(CsvTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String value) {
        String safe = FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches() ? "'" + value : value;
        return SPECIAL.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
