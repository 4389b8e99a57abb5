package org.iptfhir.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/** Removes HAPI's beans of resource types that the server does not keep, before they are made. */
final class UnusedResourceTypes implements BeanDefinitionRegistryPostProcessor {
    /** HAPI's names for the storage and the REST provider of a type, such as myCarePlanDaoR4 and myCarePlanRpR4. */
    private static final Pattern BEAN_OF_A_TYPE = Pattern.compile("my(\\w+)(?:Dao|Rp)R4");

    private static final String WHOLE_SYSTEM = "System";

    /** HAPI's Java name for the type List. */
    private static final String LIST = "ListResource";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String name : registry.getBeanDefinitionNames()) {
            Matcher matcher = BEAN_OF_A_TYPE.matcher(name);
            if (matcher.matches() && !isKept(matcher.group(1))) {
                registry.removeBeanDefinition(name);
            }
        }
    }

    private static boolean isKept(String type) {
        return type.equals(WHOLE_SYSTEM) || ResourceTypes.IN_USE.contains(type.equals(LIST) ? "List" : type);
    }
}
