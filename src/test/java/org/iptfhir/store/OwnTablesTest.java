package org.iptfhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database of an older version gets what it lacks, and keeps what it has. */
@NoServer
class OwnTablesTest {
    @Test
    void olderDatabaseGetsLocksAndReadModel() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcTemplate jdbc = new JdbcTemplate(source);
        Marks marks = new Marks(source);
        jdbc.execute("create table ipt_lock (stripe integer primary key)");
        jdbc.update("insert into ipt_lock (stripe) select n from system_range(0, 16383) as numbers(n)");
        marks.set("own tables", "1");
        marks.set("namespace", "a namespace");
        OwnTables tables = new OwnTables(source, Database.H2, new OneNodeAtATime(source, Database.H2), marks);
        tables.make();
        assertThat(jdbc.queryForObject("select count(*) from ipt_lock", Integer.class))
                .isEqualTo(LockRows.ROWS);
        assertThat(jdbc.queryForObject("select count(*) from ipt_course", Integer.class))
                .isZero();
        assertThat(OwnTables.namespace(marks).toString()).contains("a namespace");
        String secret = OwnTables.secret(marks);
        tables.make();
        assertThat(OwnTables.secret(marks)).isEqualTo(secret);
        jdbc.execute("shutdown");
    }
}
