package org.iptfhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.iptfhir.guide.Guide;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Validations a second of this project's validator and of HAPI's as it comes, over the same texts and definitions. From
 * the project's directory:
 *
 * <pre>{@code
 * mvn test-compile exec:exec@benchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 8, time = 5)
@Measurement(iterations = 4, time = 5)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class ValidationBenchmark {
    private static final Path EXAMPLES = Path.of("ig/fsh-generated/resources");

    /** Name of the example to validate. */
    @Param({
        "Observation-score-anna-baseline",
        "CarePlan-course-anna-completed",
        "QuestionnaireResponse-phq-9-anna-baseline"
    })
    @SuppressWarnings("NullAway.Init") // JMH sets it
    private String example;

    @SuppressWarnings("NullAway.Init") // setUp
    private byte[] bytes;

    @SuppressWarnings("NullAway.Init") // setUp
    private String text;

    @SuppressWarnings("NullAway.Init") // setUp
    private GuideValidator ours;

    @SuppressWarnings("NullAway.Init") // setUp
    private FhirValidator stock;

    /** Makes both validators. */
    @Setup
    public void setUp() throws IOException {
        bytes = Files.readAllBytes(EXAMPLES.resolve(example + ".json"));
        text = new String(bytes, StandardCharsets.UTF_8);
        FhirContext fhir = FhirContext.forR4();
        ours = GuideValidator.ofPublishedGuide(fhir);
        FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(fhir),
                Guide.read(fhir).support(),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir)));
        stock = fhir.newValidator().registerValidatorModule(module);
    }

    /** HAPI's validator with its own supports, as its documentation sets it up. */
    @Benchmark
    public ValidationResult stock() {
        return stock.validateWithResult(text);
    }

    /** The same text by this project's validator: also strict reading, places of tokens and the rules in code. */
    @Benchmark
    public List<Finding> ours() {
        return ours.validate(ResourceText.json(bytes), ValidationRequest.guideOnly());
    }

    /** Runs it. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ValidationBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
