package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.iptfhir.translate.OwnNamespace;
import org.iptfhir.translate.StoredResources;

/**
 * Lets a course that this server has handed over come back: the copies are called by their ids here, in the namespace of
 * this server, which the resources themselves do not carry.
 */
@Interceptor(order = -1) // before all who look at the conditions
final class OwnIdentifiers {
    private final OwnNamespace namespace;
    private final StoredResources stored;

    OwnIdentifiers(OwnNamespace namespace, StoredResources stored) {
        this.namespace = namespace;
        this.stored = stored;
    }

    /** Makes the conditions of a transaction name the resources that are meant. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void resolve(IBaseBundle announced) {
        if (announced instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.hasResource() && entry.getRequest().hasIfNoneExist())
                    .forEach(this::resolve);
        }
    }

    private void resolve(BundleEntryComponent entry) {
        String type = entry.getResource().fhirType();
        handedOver(namespace, ConditionalMatches.withType(entry.getRequest().getIfNoneExist(), type))
                .filter(id -> stored.read(id).isPresent())
                .ifPresent(id -> entry.getRequest().setIfNoneExist("_id=" + id.getIdPart()));
    }

    /**
     * What a condition means that asks for an identifier, or a tag, of this server's alone.
     *
     * @param condition with its type, such as {@code CarePlan?identifier=urn:uuid:5e4c…|CarePlan/12}
     */
    static Optional<IdType> handedOver(OwnNamespace namespace, String condition) {
        int query = condition.indexOf('?');
        Map<String, String[]> parameters = UrlUtil.parseQueryString(condition.substring(query + 1));
        String[] names = parameters.getOrDefault("identifier", parameters.getOrDefault("_tag", new String[0]));
        String prefix = namespace.system() + "|" + condition.substring(0, query) + "/";
        return parameters.size() == 1 && names.length == 1 && names[0].startsWith(prefix)
                ? Optional.of(new IdType(condition.substring(0, query), names[0].substring(prefix.length())))
                : Optional.empty();
    }
}
