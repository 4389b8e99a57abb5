package org.iptfhir.store;

import java.util.List;
import javax.sql.DataSource;
import org.iptfhir.translate.PatientIndex;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the ids of patients without the patients. */
@Component
final class StoredPatients implements PatientIndex {
    private static final String ALL =
            "select fhir_id from hfj_resource where res_type = 'Patient' and res_deleted_at is null order by res_id";

    private final JdbcTemplate jdbc;

    StoredPatients(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<String> all() {
        return jdbc.query(ALL, (row, number) -> "Patient/" + row.getString(1));
    }
}
