package org.iptfhir.store;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a first start left behind that was cut off while it made the tables. HAPI's migrator takes the first table for
 * the whole schema and would go on with half of one.
 */
final class UnfinishedSchema {
    /** HAPI's names: resources, terminology, batch jobs, packages, person index, history of migrations, sequences. */
    private static final Pattern HAPIS = Pattern.compile("(?i)(HFJ|TRM|BT2|NPM|MPI|FLY_HFJ|SEQ)_.*");

    private final JdbcTemplate jdbc;

    UnfinishedSchema(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Drops the tables of HAPI, which nobody has used.
     *
     * @throws IllegalStateException when there are resources in them: then another program made them
     */
    void drop() {
        List<String> tables = hapis("select table_name from information_schema.tables"
                + " where table_schema = current_schema and table_type = 'BASE TABLE'");
        if (tables.stream().anyMatch("hfj_resource"::equalsIgnoreCase) && hasResources()) {
            throw new IllegalStateException("The database already holds resources of another HAPI server."
                    + " Give ipt-fhir a database, or a schema, of its own.");
        }
        hapis("select table_name from information_schema.views where table_schema = current_schema")
                .forEach(view -> jdbc.execute("drop view if exists \"" + view + "\" cascade"));
        tables.forEach(table -> jdbc.execute("drop table if exists \"" + table + "\" cascade"));
        hapis("select sequence_name from information_schema.sequences where sequence_schema = current_schema")
                .forEach(sequence -> jdbc.execute("drop sequence if exists \"" + sequence + "\""));
    }

    private boolean hasResources() {
        return !jdbc.queryForList("select 1 from hfj_resource limit 1").isEmpty();
    }

    private List<String> hapis(String query) {
        return jdbc.queryForList(query, String.class).stream()
                .filter(name -> HAPIS.matcher(name).matches())
                .toList();
    }
}
