package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.core.Ordered;
import org.springframework.data.repository.Repository;

/**
 * Spares the start work that nobody has asked for yet. Measured with {@code src/measure/start.sh}: looking beans up by
 * type took a fifth of a start, parsing the queries of repositories a tenth, reading FHIR's definitions another.
 */
final class LeanStart implements BeanFactoryPostProcessor, BeanPostProcessor, Ordered {
    private static final String REPOSITORIES = "ca.uhn.fhir.jpa.dao.data";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        for (String name : factory.getBeanDefinitionNames()) {
            BeanDefinition definition = factory.getBeanDefinition(name);
            String type = definition.getBeanClassName();
            if (type != null && type.endsWith("RepositoryFactoryBean")) {
                definition.setLazyInit(true);
            }
        }
        if (factory instanceof DefaultListableBeanFactory beans) {
            beans.setAutowireCandidateResolver(new RepositoriesWhenUsed());
        }
        // Spring remembers which beans have a type only when no definition is to come. It does so after the web
        // server has made most of them; nothing comes any more now.
        factory.freezeConfiguration();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof FhirContext fhir) {
            fhir.setValidationSupport(new TypesOfR4(fhir));
        }
        return bean;
    }

    /** After all others that add or change definitions. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /** Injects a repository as a proxy that makes it at its first call: most are never called. */
    private static final class RepositoriesWhenUsed extends ContextAnnotationAutowireCandidateResolver {
        @Override
        protected boolean isLazy(DependencyDescriptor dependency) {
            Class<?> type = dependency.getDependencyType();
            return super.isLazy(dependency)
                    || (type.getPackageName().startsWith(REPOSITORIES) && Repository.class.isAssignableFrom(type));
        }
    }
}
