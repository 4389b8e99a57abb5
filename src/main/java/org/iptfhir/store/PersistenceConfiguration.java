package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.HibernatePropertiesProvider;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.query.sqm.mutation.internal.temptable.GlobalTemporaryTableStrategy;
import org.iptfhir.translate.OwnNamespace;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** The database, its schema, and Hibernate on top. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class PersistenceConfiguration {
    @Bean
    Database database(DataSourceProperties properties) {
        return Database.of(properties.determineUrl());
    }

    @Bean
    Marks marks(DataSource dataSource) {
        return new Marks(dataSource);
    }

    @Bean
    OneNodeAtATime oneNodeAtATime(DataSource dataSource, Database database) {
        return new OneNodeAtATime(dataSource, database);
    }

    @Bean
    @Primary
    HibernatePropertiesProvider hibernateProperties(Database database) {
        return new HibernatePropertiesProvider() {
            @Override
            public Dialect getDialect() {
                return database.dialect();
            }
        };
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource dataSource,
            Database database,
            ConfigurableListableBeanFactory beans,
            FhirContext fhirContext,
            JpaStorageSettings settings,
            OneNodeAtATime oneNode,
            Marks marks) {
        new SchemaMigration(dataSource, database, oneNode, marks).run();
        new OwnTables(dataSource, database, oneNode, marks).make();
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhirContext, settings);
        factory.setPersistenceUnitName("HAPI_PU");
        factory.setDataSource(dataSource);
        factory.setJpaPropertyMap(Map.ofEntries(
                Map.entry(
                        AvailableSettings.DIALECT, database.dialect().getClass().getName()),
                Map.entry(AvailableSettings.HBM2DDL_AUTO, "none"),
                Map.entry(AvailableSettings.STATEMENT_BATCH_SIZE, "20"),
                Map.entry(AvailableSettings.USE_QUERY_CACHE, "false"),
                Map.entry(AvailableSettings.USE_SECOND_LEVEL_CACHE, "false"),
                Map.entry(AvailableSettings.USE_STRUCTURED_CACHE, "false"),
                Map.entry(AvailableSettings.USE_MINIMAL_PUTS, "false"),
                // They serve entities that span several tables, and HAPI has none. Some cannot even be made: H2 would
                // write four errors into a file beside the data at every start.
                Map.entry(GlobalTemporaryTableStrategy.CREATE_ID_TABLES, "false"),
                Map.entry("hibernate.archive.scanner", "org.hibernate.boot.archive.scan.internal.DisabledScanner"),
                Map.entry(
                        "hibernate.implicit_naming_strategy",
                        "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy"),
                Map.entry(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"),
                Map.entry("hibernate.search.enabled", "false")));
        // Beside the rest of the start, which needs it late: a fifth of the time until the first answer.
        factory.setBootstrapExecutor(new SimpleAsyncTaskExecutor("hibernate-"));
        return factory;
    }

    @Bean
    @DependsOn("entityManagerFactory") // which makes the tables
    OwnNamespace ownNamespace(Marks marks) {
        return OwnTables.namespace(marks);
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
        return new JpaTransactionManager(entityManagerFactory);
    }
}
