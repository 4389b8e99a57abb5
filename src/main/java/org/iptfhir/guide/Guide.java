package org.iptfhir.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.CodeSystem;
import org.iptfhir.guide.pack.DefinitionPack;
import org.iptfhir.guide.pack.DefinitionSupport;
import org.iptfhir.guide.pack.PackWorkerContext;

/**
 * The published guide, as the build step left it on the class path: what it defines, its package, and what HAPI's
 * validation needs of it and of FHIR R4. Reading it takes milliseconds; each definition is read when it is asked for.
 */
public final class Guide {
    private static final String R4_PACKAGE = "hl7.fhir.r4.core";

    private final FhirContext fhir;
    private final Properties facts;
    private final DefinitionPack own;
    private final Supplier<DefinitionPack> base = Suppliers.memoize(() -> pack("r4.pack"));

    private Guide(FhirContext fhir, Properties facts, DefinitionPack own) {
        this.fhir = fhir;
        this.facts = facts;
        this.own = own;
    }

    /** Reads the guide from the class path. */
    public static Guide read(FhirContext fhir) {
        try (InputStream properties = open("guide.properties")) {
            Properties facts = new Properties();
            facts.load(properties);
            return new Guide(fhir, facts, pack("guide.pack"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the guide", e);
        }
    }

    private static DefinitionPack pack(String name) {
        try {
            return DefinitionPack.read(open(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read /guide/" + name, e);
        }
    }

    /** The canonical base of everything that the guide defines, without a slash at its end. */
    public String canonical() {
        return fact("canonical");
    }

    /** The package's name, {@code fhir.ipt}. */
    public String packageId() {
        return fact("package.id");
    }

    /** The guide's version. */
    public String version() {
        return fact("version");
    }

    /** SHA-256 of the package: changes with anything that the guide says. */
    public String contentHash() {
        return fact("content");
    }

    /** The canonical of something that the guide defines, such as {@code canonical("CodeSystem", "phase")}. */
    public String canonical(String type, String id) {
        return canonical() + "/" + type + "/" + id;
    }

    /** Everything that the guide defines: what a server installs. Examples are in the package alone. */
    public List<GuideDefinition> definitions() {
        return own.entries().stream()
                .map(entry -> new GuideDefinition(
                        entry.type(), entry.id(), entry.url(), entry.version(), () -> own.read(entry)))
                .toList();
    }

    /** The definitions of one resource type. */
    public List<GuideDefinition> definitions(String type) {
        return definitions().stream()
                .filter(definition -> definition.type().equals(type))
                .toList();
    }

    /** A definition by type and id. */
    public Optional<GuideDefinition> definition(String type, String id) {
        return definitions(type).stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst();
    }

    /**
     * A code system that the guide defines.
     *
     * @throws IllegalStateException when there is none with this id: the program and its guide do not belong together
     */
    public CodeSystem codeSystem(String id) {
        return definition("CodeSystem", id)
                .map(definition -> (CodeSystem) definition.resource())
                .orElseThrow(() -> new IllegalStateException("The guide has no code system " + id));
    }

    /** The guide as a FHIR package ({@code package.tgz}); the caller closes the stream. */
    public InputStream openPackage() {
        return open("package.tgz");
    }

    /** FHIR R4's own definitions for a validation chain, in the place of DefaultProfileValidationSupport. */
    public DefinitionSupport baseSupport() {
        return new DefinitionSupport(fhir, "FHIR R4", base.get(), resource -> {
            resource.setUserData(DefaultProfileValidationSupport.SOURCE_PACKAGE_ID, R4_PACKAGE);
            return resource;
        });
    }

    /** The guide's own definitions for a validation chain, with snapshots. */
    public DefinitionSupport support() {
        return new DefinitionSupport(fhir, packageId(), own, resource -> resource);
    }

    /**
     * The engine's context over a chain that has both supports, for
     * {@code FhirInstanceValidator.setWrappedWorkerContext(chain, context)}.
     */
    public WorkerContextValidationSupportAdapter workerContext(IValidationSupport chain) {
        return new PackWorkerContext(
                chain,
                List.of(
                        new PackWorkerContext.Source(base.get(), R4_PACKAGE, "4.0.1"),
                        new PackWorkerContext.Source(own, packageId(), version())));
    }

    private String fact(String key) {
        String fact = facts.getProperty(key);
        if (fact == null) {
            throw new IllegalStateException("guide.properties lacks " + key);
        }
        return fact;
    }

    private static InputStream open(String name) {
        InputStream stream = Guide.class.getResourceAsStream("/guide/" + name);
        if (stream == null) {
            throw new IllegalStateException("/guide/" + name + " is not on the class path: the build step makes it");
        }
        return stream;
    }
}
