package org.iptfhir.guide.site;

import java.util.Locale;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;

/** Where FHIR R4's own specification describes what. */
final class Specification {
    /** Its first page. */
    static final String ROOT = "http://hl7.org/fhir/R4/";

    private Specification() {}

    /** The page of one of its definitions. */
    static String page(CanonicalResource definition) {
        if (definition instanceof StructureDefinition structure) {
            return type(structure);
        }
        String type = definition.fhirType().toLowerCase(Locale.ROOT);
        return ROOT + type + "-" + definition.getIdElement().getIdPart().toLowerCase(Locale.ROOT) + ".html";
    }

    /** The page of a resource, a data type or a profile of them. */
    static String type(StructureDefinition structure) {
        String name = structure.getName();
        return switch (name) {
            case "Extension" -> ROOT + "extensibility.html#Extension";
            case "Reference" -> ROOT + "references.html#Reference";
            case "Narrative" -> ROOT + "narrative.html#Narrative";
            case "Meta" -> ROOT + "resource.html#Meta";
            case "Dosage" -> ROOT + "dosage.html#Dosage";
            case "ElementDefinition" -> ROOT + "elementdefinition.html";
            case "Element", "BackboneElement" -> ROOT + "element.html";
            case "xhtml" -> ROOT + "narrative.html#xhtml";
            default ->
                structure.getKind() == StructureDefinitionKind.RESOURCE
                        ? ROOT + structure.getType().toLowerCase(Locale.ROOT) + ".html"
                        : ROOT + (isMetadataType(name) ? "metadatatypes.html#" : "datatypes.html#") + name;
        };
    }

    private static boolean isMetadataType(String name) {
        return switch (name) {
            case "ContactDetail",
                    "Contributor",
                    "DataRequirement",
                    "Expression",
                    "ParameterDefinition",
                    "RelatedArtifact",
                    "TriggerDefinition",
                    "UsageContext" -> true;
            default -> false;
        };
    }
}
