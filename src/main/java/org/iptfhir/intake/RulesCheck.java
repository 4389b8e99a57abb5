package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import org.iptfhir.start.CannotStartException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Refuses a start with rules that would be more lenient than the guide. It runs before anything is opened. */
final class RulesCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    private static final String VARIANTS = "ipt.variants";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    private static void check(Environment environment) {
        RuleSettings settings = Binder.get(environment).bindOrCreate("ipt", RuleSettings.class);
        try {
            if (!settings.variants().isEmpty()) {
                settings.ofSite().check(FhirContext.forR4Cached());
            }
        } catch (IllegalArgumentException e) {
            throw new CannotStartException(
                    VARIANTS + " cannot be used: " + e.getMessage(),
                    "A site can plan a variant more narrowly than its manual, not more widely: correct " + VARIANTS
                            + " or remove it. Ranges are written as " + VARIANTS + ".ipt.sessions=12-14.",
                    e);
        }
    }

    /** With the checks of access and address, before that of the database. */
    @Override
    public int getOrder() {
        return 2;
    }
}
