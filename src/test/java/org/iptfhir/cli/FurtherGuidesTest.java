package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.iptfhir.NoServer;
import org.iptfhir.Packed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --package}: guides of others beside ours. */
@NoServer
class FurtherGuidesTest {
    private static final String BASE = "http://hospital.test/fhir";

    /** A profile as an author writes it, without a snapshot: an identifier is required, and gender by a value set. */
    private static final String PROFILE = """
            {"resourceType":"StructureDefinition","id":"ward-patient","url":"%1$s/StructureDefinition/ward-patient",
             "version":"1.0.0","name":"WardPatient","status":"active","fhirVersion":"4.0.1","kind":"resource",
             "abstract":false,"type":"Patient","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient",
             "derivation":"constraint","differential":{"element":[
               {"id":"Patient.identifier","path":"Patient.identifier","min":1},
               {"id":"Patient.maritalStatus","path":"Patient.maritalStatus",
                "binding":{"strength":"required","valueSet":"%1$s/ValueSet/status"}}]}}
            """.formatted(BASE);

    private static final String CODES = """
            {"resourceType":"CodeSystem","id":"status","url":"%1$s/CodeSystem/status","status":"active",
             "content":"complete","concept":[{"code":"alone"},{"code":"together"}]}
            """.formatted(BASE);
    private static final String VALUES = """
            {"resourceType":"ValueSet","id":"status","url":"%1$s/ValueSet/status","status":"active",
             "compose":{"include":[{"system":"%1$s/CodeSystem/status"}]}}
            """.formatted(BASE);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private Path guide(String fhirVersion) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("package/package.json", """
                {"name":"test.hospital","version":"1.0.0","fhirVersions":["%s"],"dependencies":{}}
                """.formatted(fhirVersion));
        files.put("package/StructureDefinition-ward-patient.json", PROFILE);
        files.put("package/CodeSystem-status.json", CODES);
        files.put("package/ValueSet-status.json", VALUES);
        return Files.write(directory.resolve("hospital.tgz"), Packed.tgz(files));
    }

    private String patient(String elements) throws IOException {
        return Files.writeString(
                        directory.resolve("patient.json"),
                        "{\"resourceType\":\"Patient\",\"meta\":{\"profile\":[\"" + BASE
                                + "/StructureDefinition/ward-patient\"]},\"maritalStatus\":{\"coding\":[{\"system\":\""
                                + BASE + "/CodeSystem/status\",\"code\":\"" + elements + "\"}]}}")
                .toString();
    }

    @Test
    void claimsAndCodesOfTheGuideAreChecked() throws IOException {
        String file = patient("alone");
        Called without = Called.with("validate", file);
        assertThat(without.code()).isZero();
        assertThat(without.out()).contains(BASE + "/StructureDefinition/ward-patient");
        Called with = Called.with("validate", "--package", guide("4.0.1").toString(), file);
        assertThat(with.code()).isEqualTo(1);
        assertThat(with.out()).contains("identifier", "1 error,");
        Called wrongCode = Called.with("validate", "--package", guide("4.0.1").toString(), patient("somehow"));
        assertThat(wrongCode.out()).contains("somehow", "alone, together", "2 errors,");
    }

    @Test
    void profileCanBeAskedForByItsName() throws IOException {
        String file = Files.writeString(directory.resolve("patient.json"), "{\"resourceType\":\"Patient\"}")
                .toString();
        String guide = guide("4.0.1").toString();
        assertThat(Called.with("validate", "--package", guide, file).code()).isZero();
        Called called = Called.with("validate", "--package", guide, "-p", "ward-patient", file);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).contains("Patient.identifier");
    }

    @Test
    void whatIsNoPackageForThisFhirIsNamed() throws IOException {
        String file = patient("alone");
        assertThat(Called.with("validate", "--package", guide("5.0.0").toString(), file))
                .satisfies(called -> assertThat(called.code()).isEqualTo(2))
                .satisfies(called ->
                        assertThat(called.err()).contains("test.hospital#1.0.0", "FHIR 5.0.0", "checks FHIR R4"));
        Path noPackage = Files.writeString(directory.resolve("x.tgz"), "no package");
        assertThat(Called.with("validate", "--package", noPackage.toString(), file))
                .satisfies(called -> assertThat(called.code()).isEqualTo(2))
                .satisfies(called -> assertThat(called.err()).contains("x.tgz is not a FHIR package"));
        assertThat(Called.with("validate", "--package", "none.tgz", file).err()).contains("no package none.tgz");
    }
}
