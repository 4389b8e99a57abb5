package org.iptfhir;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The server: Spring, and the rooms that answer requests. */
@SpringBootApplication(
        exclude = {
            ElasticsearchRestClientAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            JpaRepositoriesAutoConfiguration.class,
            QuartzAutoConfiguration.class,
            ThymeleafAutoConfiguration.class,
            // Errors are told as OperationOutcomes, not as pages.
            ErrorMvcAutoConfiguration.class
        })
class IptServer {
    private static final Logger LOG = LoggerFactory.getLogger(IptServer.class);

    static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(IptServer.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Says in two lines where the server is and where its data are, once it answers. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> greeting(Environment environment) {
        return ready -> {
            String address = environment.getProperty("server.address", "127.0.0.1");
            String port = environment.getProperty("local.server.port", "8080");
            LOG.info("ipt-fhir answers at http://{}:{}/fhir", address, port);
            LOG.info(
                    "It keeps its data in {}",
                    environment.getProperty("spring.datasource.url", "").replaceAll("[;?].*", ""));
        };
    }
}
