package org.iptfhir.store.database;

import java.util.Map;
import org.iptfhir.start.CannotStartException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Looks at the database before anything is started that would hang on it: a failure is then told in two sentences. */
final class DatabaseCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    private static final String DIRECTORY = "ipt.data-directory";

    /** After the checks of access and address: a server that must not start touches no data. */
    private static final int ORDER = 3;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        writeDirectoryInFull(environment);
        String url = environment.getProperty("spring.datasource.url", "");
        if (url.startsWith("jdbc:postgresql:")) {
            new PostgresqlCheck(url)
                    .connect(
                            environment.getProperty("spring.datasource.username", ""),
                            environment.getProperty("spring.datasource.password", ""));
        } else if (url.startsWith("jdbc:h2:")) {
            EmbeddedFile.of(url).ifPresent(DataDirectoryCheck::check);
        } else {
            throw new CannotStartException(
                    "spring.datasource.url names a database that ipt-fhir does not run on.",
                    "Let it begin with jdbc:postgresql:, or leave it out: then the data are kept in " + DIRECTORY
                            + ".");
        }
    }

    private static void writeDirectoryInFull(ConfigurableEnvironment environment) {
        String directory = environment.getProperty(DIRECTORY, "");
        if (directory.isBlank()) {
            throw new CannotStartException(
                    DIRECTORY + " is empty.", "Give it the path of a directory, or remove the setting.");
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "data directory in full",
                        Map.of(DIRECTORY, EmbeddedFile.absolute(directory).toString())));
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
