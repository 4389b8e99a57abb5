package org.iptfhir.store.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The pool of connections, and what is told of the database behind it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BackupSettings.class, DiskSettings.class})
class DatabaseConfiguration {
    private static final String SECONDS_TO_CONNECT = "3";

    /** A statement without an answer for so long has a database behind it that hangs. */
    private static final String SECONDS_WITHOUT_ANSWER = "120";

    private static final int MILLISECONDS_FOR_A_CONNECTION = 2500;
    private static final int MILLISECONDS_TO_PROVE_ALIVE = 1000;

    @Bean(destroyMethod = "close")
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource pool(DataSourceProperties properties) {
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setConnectionTimeout(MILLISECONDS_FOR_A_CONNECTION);
        pool.setValidationTimeout(MILLISECONDS_TO_PROVE_ALIVE);
        pool.setExceptionOverride(new ClosedConnections());
        if (properties.determineUrl().startsWith("jdbc:postgresql:")) {
            pool.addDataSourceProperty("connectTimeout", SECONDS_TO_CONNECT);
            pool.addDataSourceProperty("loginTimeout", SECONDS_TO_CONNECT);
            pool.addDataSourceProperty("socketTimeout", SECONDS_WITHOUT_ANSWER);
            pool.addDataSourceProperty("tcpKeepAlive", "true");
        }
        return pool;
    }

    @Bean
    @Primary
    ReachableDataSource dataSource(HikariDataSource pool) {
        return new ReachableDataSource(pool);
    }

    @Bean
    HealthIndicator databaseHealthIndicator(ReachableDataSource dataSource) {
        return () -> (dataSource.isReachable() ? Health.up() : Health.down()).build();
    }

    @Bean
    FreeSpace freeSpace(DataSourceProperties properties, DiskSettings disk) {
        return new FreeSpace(EmbeddedFile.of(properties.determineUrl()).map(EmbeddedFile::directory), disk.freeDisk());
    }

    @Bean
    DatabaseFaults databaseFaults(ReachableDataSource dataSource, FreeSpace space) {
        return new DatabaseFaults(dataSource, space);
    }

    @Bean
    DatabaseFile databaseFile(ReachableDataSource dataSource) {
        return new DatabaseFile(dataSource);
    }

    @Bean
    BackupEndpoint backupEndpoint(
            DatabaseFile file, DataSourceProperties properties, BackupSettings settings, Clock clock) {
        return new BackupEndpoint(
                EmbeddedFile.of(properties.determineUrl()),
                new Backup(file, EmbeddedFile.absolute(settings.directory()), clock));
    }

    @Bean
    @ConditionalOnExpression("'${spring.datasource.url}'.startsWith('jdbc:h2:')")
    Housekeeping housekeeping(DatabaseFile file, FreeSpace space) {
        return new Housekeeping(file, space);
    }

    @Bean
    QuietFaults quietFaults() {
        return new QuietFaults();
    }
}
