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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iptfhir.NoServer;
import org.iptfhir.guide.Guide;
import org.iptfhir.mutated.MutatedText;
import org.iptfhir.validation.AgainstStock.Compared;
import org.iptfhir.validation.AgainstStock.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** An engine that has seen other resources says the same as one that has not. */
@NoServer
class SameEngineTest {
    private static final Path WRONG = Path.of("src/test/resources/wrong");

    private static final int INPUTS = Integer.getInteger("equivalence.inputs", 100);
    private static final int FIRST = Integer.getInteger("equivalence.first", 0);
    private static final int ALONE = Integer.getInteger("equivalence.input", -1);

    /** From one text to the next that may take its place. */
    private static final int STEP = 1_000_003;

    /** In bytes. */
    private static final int LONGEST = 60_000;

    private static final int MOST_SHOWN = 40;

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

    /**
     * Raw messages: id, level, kind, path, line, column, text, and those of slices. The long form is {@code mvn test
     * -Dtest=SameEngineTest -Dequivalence.inputs=20000}, in parts from {@code -Dequivalence.first=} on; an input alone by
     * {@code -Dequivalence.input=} and its number.
     */
    @Test
    void saysOfEachTextWhatAStockEngineSaysThatIsMadeForIt(TestReporter reporter) {
        AgainstStock comparison = new AgainstStock(
                new ValidatorParts(Guide.read(fhir), List.of(), fhir).definitions(), fhir.getResourceTypes());
        MutatedText.Examples examples = new MutatedText.Examples();
        Map<Relation, Integer> relations = new EnumMap<>(Relation.class);
        Queue<String> differences = new ConcurrentLinkedQueue<>();
        (ALONE < 0 ? IntStream.range(FIRST, FIRST + INPUTS) : IntStream.of(ALONE))
                .parallel()
                .forEach(number -> {
                    MutatedText text = input(number, examples, comparison);
                    Compared compared = comparison.compare(resource(text));
                    synchronized (relations) {
                        relations.merge(compared.relation(), 1, Integer::sum);
                        if (relations.values().stream().mapToInt(count -> count).sum() % 1_000 == 0) {
                            reporter.publishEntry("inputs so far", relations.toString());
                        }
                    }
                    if (compared.relation() == Relation.DIFFERENT) {
                        String told = number + ": " + text.name() + "\n" + compared.differences();
                        differences.add(told);
                        reporter.publishEntry("difference", told); // at once: a long run may be cut
                    }
                });
        reporter.publishEntry("inputs by relation", relations.toString());
        assertThat(differences.stream().limit(MOST_SHOWN))
                .as(differences.size() + " of " + INPUTS)
                .isEmpty();
        if (ALONE < 0) {
            assertThat(relations.get(Relation.SAME)).isGreaterThan(INPUTS / 3);
        }
    }

    /** The first of a row of texts that gets as far as to the engine, and for which a stock one does not take minutes. */
    private static MutatedText input(int number, MutatedText.Examples examples, AgainstStock comparison) {
        return Stream.iterate(number, next -> next + STEP)
                .map(next -> MutatedText.ofElements(next, examples))
                .filter(text -> text.bytes().length <= LONGEST && comparison.reachesEngine(resource(text)))
                .findFirst()
                .orElseThrow();
    }

    private static ResourceText resource(MutatedText text) {
        return text.format() == org.iptfhir.Format.XML
                ? ResourceText.xml(text.bytes())
                : ResourceText.json(text.bytes());
    }

    private static List<ResourceText> wrongExamples() throws IOException {
        try (Stream<Path> files = Files.list(WRONG)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("index.json"))
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
