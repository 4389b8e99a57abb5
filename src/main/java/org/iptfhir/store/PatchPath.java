package org.iptfhir.store;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Resource;

/** Where the path of a patch in FHIR leads in a resource. */
final class PatchPath {
    /** One name, perhaps with an index, and what stands behind it. */
    private static final Pattern STEP = Pattern.compile("\\s*([A-Za-z]\\w*)\\s*(?:\\[\\s*\\d+\\s*])?\\s*(\\.|\\z)");

    private static final Set<String> OF_ALL = Set.of("id", "extension", "modifierExtension");
    private static final Set<String> ABOVE = Set.of("Resource", "DomainResource");

    private final FhirContext fhir;
    private final Resource resource;
    private final String written;

    PatchPath(FhirContext fhir, Resource resource, String written) {
        this.fhir = fhir;
        this.resource = resource;
        this.written = written;
    }

    /** Whether it is written as FHIRPath is. */
    boolean isReadable() {
        try {
            fhir.newFhirPath().parse(written);
            return true;
        } catch (Exception e) { // declared so
            return false;
        }
    }

    /** What it leads to. */
    List<IBase> targets() {
        return fhir.newFhirPath().evaluate(resource, written, IBase.class);
    }

    /** A name in it that leads to an element which the resource's type does not have, as far as names alone can tell. */
    Optional<String> unknownName() {
        BaseRuntimeElementDefinition<?> reached = fhir.getResourceDefinition(resource);
        Matcher step = STEP.matcher(written);
        for (int from = 0; from < written.length(); from = step.end()) {
            if (!step.region(from, written.length()).lookingAt()
                    || !(reached instanceof BaseRuntimeElementCompositeDefinition<?> owner)) {
                return Optional.empty();
            }
            String name = step.group(1);
            if (from == 0 && (name.equals(resource.fhirType()) || ABOVE.contains(name))) {
                continue;
            }
            if (owner.getChildByName(name) == null && owner.getChildByName(name + "[x]") == null) {
                return OF_ALL.contains(name) ? Optional.empty() : Optional.of(name);
            }
            BaseRuntimeChildDefinition child = owner.getChildByName(name);
            if (child == null || child.getChildByName(name) == null) {
                return Optional.empty(); // a choice of types
            }
            reached = child.getChildByName(name);
        }
        return Optional.empty();
    }
}
