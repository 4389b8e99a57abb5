package org.iptfhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@NoServer
class TwoStartsAtOnceTest {
    private static final int TABLES_OF_HAPI = 40;

    @Test
    void makeOneSchemaOnPostgresql() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                HikariDataSource first = pool(postgres);
                HikariDataSource second = pool(postgres)) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(migration(first)::run),
                            CompletableFuture.runAsync(migration(second)::run))
                    .join();
            JdbcTemplate jdbc = new JdbcTemplate(first);
            assertThat(jdbc.queryForObject(
                            "select count(*) from information_schema.tables where table_schema = 'public'",
                            Integer.class))
                    .isGreaterThan(TABLES_OF_HAPI);
            assertThat(twiceRecorded(jdbc)).isEmpty();
        }
    }

    @Test
    void areNotBlockedByTheLockOfAKilledNode() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                HikariDataSource pool = pool(postgres)) {
            migration(pool).run();
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            jdbc.update("update \"FLY_HFJ_MIGRATION\" set \"installed_rank\" = -100 where \"installed_rank\" = 1");
            jdbc.update("update ipt_mark set content = 'an older version'");
            migration(pool).run();
            assertThat(new Marks(pool).of("schema")).isPresent().get().isNotEqualTo("an older version");
        }
    }

    @Test
    void beginAgainWhereAFirstStartWasCutOff() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                HikariDataSource pool = pool(postgres)) {
            migration(pool).run();
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            jdbc.execute("drop table ipt_mark");
            jdbc.execute("drop table hfj_spidx_token");
            migration(pool).run();
            assertThat(jdbc.queryForList("select 1 from hfj_spidx_token")).isEmpty();
        }
    }

    private static List<Map<String, Object>> twiceRecorded(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "select \"version\" from \"FLY_HFJ_MIGRATION\" group by \"version\" having count(*) > 1");
    }

    private static SchemaMigration migration(HikariDataSource pool) {
        return new SchemaMigration(
                pool, Database.POSTGRESQL, new OneNodeAtATime(pool, Database.POSTGRESQL), new Marks(pool));
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
