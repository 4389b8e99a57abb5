package org.iptfhir.store;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What has been completed on this database, and for which content. A mark is written last, so work that was cut off is
 * done again at the next start.
 */
final class Marks {
    private final JdbcTemplate jdbc;

    Marks(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The content for which a piece of work was last completed; empty when it never was. */
    Optional<String> of(String work) {
        if (!tableExists()) {
            return Optional.empty();
        }
        List<String> content = jdbc.queryForList("select content from ipt_mark where work = ?", String.class, work);
        return content.stream().findFirst();
    }

    /** Records that a piece of work has been completed. */
    void set(String work, String content) {
        jdbc.execute("create table if not exists ipt_mark ("
                + "work varchar(50) primary key, content varchar(200) not null, completed timestamp not null)");
        int known = jdbc.update(
                "update ipt_mark set content = ?, completed = current_timestamp where work = ?", content, work);
        if (known == 0) {
            jdbc.update(
                    "insert into ipt_mark (work, content, completed) values (?, ?, current_timestamp)", work, content);
        }
    }

    private boolean tableExists() {
        return !jdbc.queryForList("select table_name from information_schema.tables"
                        + " where table_schema = current_schema and lower(table_name) = 'ipt_mark'")
                .isEmpty();
    }
}
