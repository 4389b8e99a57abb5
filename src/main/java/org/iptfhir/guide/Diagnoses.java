package org.iptfhir.guide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.therapy.DiagnosisGroup;

/** What diagnoses say about IPT, read from the guide's code system {@code diagnosis-group} and value set {@code indication}. */
public final class Diagnoses {
    /** WHO's ICD-10 and those of the countries have this in the names of their systems. */
    private static final String ICD_10 = "/icd-10";

    private final List<Members> groups;
    private final Set<String> indications;

    private Diagnoses(List<Members> groups, Set<String> indications) {
        this.groups = groups;
        this.indications = indications;
    }

    /**
     * A group and how its diagnoses are known.
     *
     * @param snomed codes of SNOMED CT
     * @param icd10 how codes of ICD-10 begin
     */
    private record Members(DiagnosisGroup group, Set<String> snomed, List<String> icd10) {
        boolean has(Coding coding) {
            String code = String.valueOf(coding.getCode()).toUpperCase(Locale.ROOT);
            return isSnomed(coding)
                    ? snomed.contains(code)
                    : String.valueOf(coding.getSystem()).contains(ICD_10)
                            && icd10.stream().anyMatch(code::startsWith);
        }
    }

    /** Reads what a guide says about diagnoses. */
    public static Diagnoses of(Guide guide) {
        return new Diagnoses(
                guide.codeSystem("diagnosis-group").getConcept().stream()
                        .map(Diagnoses::members)
                        .toList(),
                SnomedCodes.ofValueSet("indication", guide));
    }

    private static Members members(ConceptDefinitionComponent concept) {
        return new Members(
                new DiagnosisGroup(
                        concept.getCode(),
                        concept.getDisplay(),
                        values(concept, "caution").map(Type::primitiveValue).findFirst(),
                        values(concept, "variant")
                                .map(variant -> ((Coding) variant).getCode())
                                .collect(Collectors.toSet()),
                        values(concept, "months-after")
                                .map(months -> ((IntegerType) months).getValue())
                                .findFirst()),
                values(concept, "snomed").map(Type::primitiveValue).collect(Collectors.toSet()),
                values(concept, "icd-10").map(Type::primitiveValue).toList());
    }

    private static Stream<Type> values(ConceptDefinitionComponent concept, String name) {
        return concept.getProperty().stream()
                .filter(property -> name.equals(property.getCode()))
                .map(property -> property.getValue());
    }

    private static boolean isSnomed(Coding coding) {
        return Snomed.SYSTEM.equals(coding.getSystem());
    }

    /** The groups that a diagnosis belongs to. */
    public List<DiagnosisGroup> groupsOf(CodeableConcept diagnosis) {
        return groups.stream()
                .filter(members -> diagnosis.getCoding().stream().anyMatch(members::has))
                .map(Members::group)
                .toList();
    }

    /** The group that a variant was made for; empty where it serves all. */
    public Optional<DiagnosisGroup> groupOfVariant(String variant) {
        return groups.stream()
                .map(Members::group)
                .filter(group -> group.variants().contains(variant))
                .findFirst();
    }

    /** Whether it can be told to which groups a diagnosis belongs: by ICD-10, or by a code of SNOMED CT that the guide lists. */
    public boolean isPlaced(CodeableConcept diagnosis) {
        return !groupsOf(diagnosis).isEmpty()
                || isIndication(diagnosis).orElse(false)
                || diagnosis.getCoding().stream()
                        .anyMatch(coding -> String.valueOf(coding.getSystem()).contains(ICD_10));
    }

    /**
     * Whether IPT is in use for a diagnosis.
     *
     * @return empty for one that has no code of SNOMED CT, in which alone the indications are listed
     */
    public Optional<Boolean> isIndication(CodeableConcept diagnosis) {
        List<Coding> codes =
                diagnosis.getCoding().stream().filter(Diagnoses::isSnomed).toList();
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(codes.stream().anyMatch(coding -> indications.contains(coding.getCode())));
    }
}
