package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An engine that has seen other resources says the same as one that has not. */
class SameEngineTest {
    private static final Path WRONG = Path.of("src/test/resources/wrong");

    private final FhirContext fhir = FhirContext.forR4Cached();

    @Test
    void findsInAnyOrderAndInParallelWhatItFindsAlone() throws IOException {
        List<ResourceText> texts = wrongExamples();
        GuideValidator inOrder = GuideValidator.ofPublishedGuide(fhir);
        List<List<Finding>> expected = texts.stream()
                .map(text -> inOrder.validate(text, ValidationRequest.guideOnly()))
                .toList();
        GuideValidator shuffled = GuideValidator.ofPublishedGuide(fhir);
        List<Integer> order = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            IntStream.range(0, texts.size()).forEach(order::add);
        }
        Collections.shuffle(order, new Random(7));

        assertThat(order.parallelStream()
                        .filter(i -> !shuffled.validate(texts.get(i), ValidationRequest.guideOnly())
                                .equals(expected.get(i)))
                        .toList())
                .isEmpty();
    }

    @Test
    void saysTheSameAsAValidatorMadeForOneText() throws IOException {
        GuideValidator used = GuideValidator.ofPublishedGuide(fhir);
        List<ResourceText> texts = wrongExamples();
        texts.forEach(text -> used.validate(text, ValidationRequest.guideOnly()));
        for (int i = 0; i < texts.size(); i += 20) {
            ResourceText text = texts.get(i);
            assertThat(used.validate(text, ValidationRequest.guideOnly()))
                    .isEqualTo(GuideValidator.ofPublishedGuide(fhir).validate(text, ValidationRequest.guideOnly()));
        }
    }

    @Test
    void tellsTheSameFaultToEverySender() {
        GuideValidator validator = GuideValidator.ofPublishedGuide(fhir);
        ObjectNode patient = Examples.read("Patient-patient-anna");
        patient.put("birthDate", "1979-13-40");
        List<Finding> first = validator.validate(Examples.text(patient), ValidationRequest.guideOnly());
        assertThat(first).isNotEmpty();
        assertThat(validator.validate(Examples.text(patient), ValidationRequest.guideOnly()))
                .isEqualTo(first);
    }

    private static List<ResourceText> wrongExamples() throws IOException {
        try (Stream<Path> files = Files.list(WRONG)) {
            return files.filter(file -> !file.toString().endsWith("index.json"))
                    .sorted()
                    .map(SameEngineTest::read)
                    .toList();
        }
    }

    private static ResourceText read(Path file) {
        try {
            return ResourceText.json(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
