package org.iptfhir.guide.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;

/** What a FHIR package has beside its resources: {@code package.json} and {@code .index.json} (FHIR's NPM form). */
final class PackageFiles {
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    byte[] manifest(ImplementationGuide guide, String canonical) {
        ObjectNode manifest = json.createObjectNode();
        manifest.put("name", guide.getPackageId());
        manifest.put("version", guide.getVersion());
        manifest.put("type", "fhir.ig");
        manifest.put("license", guide.getLicense().toCode());
        manifest.put("canonical", canonical);
        manifest.put("url", canonical);
        manifest.put("title", guide.getTitle());
        manifest.put("description", guide.getDescription());
        manifest.put("author", guide.getPublisher());
        manifest.put("date", guide.getDateElement().getValueAsString().replace("-", "") + "000000");
        manifest.putArray("fhirVersions").add("4.0.1");
        ObjectNode dependencies = manifest.putObject("dependencies");
        dependencies.put("hl7.fhir.r4.core", "4.0.1");
        guide.getDependsOn()
                .forEach(dependency -> dependencies.put(dependency.getPackageId(), dependency.getVersion()));
        manifest.putObject("directories").put("lib", "package").put("example", "example");
        return bytes(manifest);
    }

    byte[] index(List<Resource> definitions) {
        ObjectNode index = json.createObjectNode();
        index.put("index-version", 2);
        ArrayNode files = index.putArray("files");
        for (Resource resource : definitions) {
            ObjectNode file = files.addObject();
            file.put("filename", Sources.fileName(resource));
            file.put("resourceType", resource.fhirType());
            file.put("id", resource.getIdElement().getIdPart());
            if (resource instanceof MetadataResource definition) {
                file.put("url", definition.getUrl());
                if (definition.hasVersion()) {
                    file.put("version", definition.getVersion());
                }
            }
            if (resource instanceof CodeSystem system && system.hasContent()) {
                file.put("content", system.getContent().toCode());
            }
            if (resource instanceof SearchParameter parameter) {
                file.put("type", parameter.getType().toCode());
            }
            if (resource instanceof StructureDefinition structure) {
                file.put("kind", structure.getKind().toCode());
                file.put("type", structure.getType());
                file.put("derivation", structure.getDerivation().toCode());
            }
        }
        return bytes(index);
    }

    private byte[] bytes(ObjectNode node) {
        try {
            return (json.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of ours is always JSON", e);
        }
    }
}
