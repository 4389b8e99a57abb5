package org.iptfhir.course.protocol;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.Labels;
import org.iptfhir.translate.OwnNamespace;

/**
 * The transaction that grows while a course is drafted. Each resource has an identifier made of the course's own and is
 * created only where that is new, so that a transaction that is sent twice makes one course.
 */
final class DraftRecord {
    /** Key of the course itself. */
    static final String COURSE = "";

    private final String course;
    private final OwnNamespace namespace;
    private final Bundle bundle = new Bundle();

    /**
     * A record without entries.
     *
     * @param course value of the course's identifier
     * @param namespace of its identifiers
     */
    DraftRecord(String course, OwnNamespace namespace) {
        this.course = course;
        this.namespace = namespace;
        bundle.setType(BundleType.TRANSACTION);
        Labels.complete(bundle.getMeta());
    }

    Bundle bundle() {
        return bundle;
    }

    /** What a part of the course is called by. */
    Identifier identifier(String key) {
        return namespace.of(name(key));
    }

    private String name(String key) {
        return key.isEmpty() ? course : course + "." + key;
    }

    /** A reference to what is, or will be, added under a key. */
    Reference to(String key) {
        return new Reference(fullUrl(key));
    }

    private String fullUrl(String key) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name(key).getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a resource that has its identifier already. */
    void add(String key, Resource resource) {
        bundle.addEntry()
                .setFullUrl(fullUrl(key))
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType())
                .setIfNoneExist(condition(identifier(key)));
    }

    /** What a resource with an identifier matches. */
    static String condition(Identifier identifier) {
        return "identifier=" + identifier.getSystem() + "|" + identifier.getValue();
    }

    /** The labels of a record about mental health. */
    static Meta labels() {
        Meta meta = new Meta();
        Labels.complete(meta);
        return meta;
    }

    /** Labels, and the profile that the resource keeps. */
    static Meta meta(String profile) {
        Meta meta = labels();
        meta.addProfile(Canonical.of("StructureDefinition", profile));
        return meta;
    }
}
