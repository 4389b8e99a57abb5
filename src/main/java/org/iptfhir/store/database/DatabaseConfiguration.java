package org.iptfhir.store.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The pool of connections, and what is told of the database behind it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final String SECONDS_TO_CONNECT = "3";
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
        if (properties.determineUrl().startsWith("jdbc:postgresql:")) {
            pool.addDataSourceProperty("connectTimeout", SECONDS_TO_CONNECT);
            pool.addDataSourceProperty("loginTimeout", SECONDS_TO_CONNECT);
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
    DatabaseFaults databaseFaults(ReachableDataSource dataSource) {
        return new DatabaseFaults(dataSource);
    }

    @Bean
    QuietFaults quietFaults() {
        return new QuietFaults();
    }
}
