package org.iptfhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationResult;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.utils.EOperationOutcome;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidationEngine;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideDefinition;
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
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Validations a second of this project's validator, of HAPI's as it comes and of HL7's own engine, over the same texts and
 * definitions, in a JVM with the options of the program. From the project's directory:
 *
 * <pre>{@code
 * src/measure/hl7-packages DIR
 * mvn test-compile exec:exec@benchmark -Dbenchmark.packages=DIR
 * }</pre>
 *
 * Without packages HL7's engine is left out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 8, time = 5)
@Measurement(iterations = 4, time = 5)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-XX:-DontCompileHugeMethods"})
public class ValidationBenchmark {
    private static final Path EXAMPLES = Path.of("ig/fsh-generated/resources");

    /** Name of the example to validate. */
    @Param({
        "Observation-score-anna-baseline",
        "CarePlan-phase-anna-initial",
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

    /** The same text by the engine of HL7's command-line validator, as that sets it up to work without a network. */
    @Benchmark
    public List<ValidationMessage> hl7(Hl7Engine hl7) throws IOException, EOperationOutcome {
        List<ValidationMessage> messages = new ArrayList<>();
        hl7.engine.validate(bytes, FhirFormat.JSON, new ArrayList<>(), messages);
        return messages;
    }

    /** HL7's engine; it takes ten seconds to make, and only where it is asked for. */
    @State(Scope.Benchmark)
    public static class Hl7Engine {
        @SuppressWarnings("NullAway.Init") // setUp
        private ValidationEngine engine;

        /** Makes it, and shows it the guide. */
        @Setup
        public void setUp() throws IOException, URISyntaxException {
            engine = new ValidationEngine.ValidationEngineBuilder()
                    .withNoTerminologyServer()
                    .withVersion("4.0.1")
                    .fromSource("hl7.fhir.r4.core#4.0.1");
            engine.setAnyExtensionsAllowed(true);
            engine.getContext().setCanRunWithoutTerminology(true); // else it fails at codes of LOINC
            engine.getContext().setNoTerminologyServer(true);
            for (GuideDefinition definition : Guide.read(FhirContext.forR4()).definitions()) {
                engine.seeResource(VersionConvertorFactory_40_50.convertResource(definition.resource()));
            }
        }
    }

    /**
     * Runs it.
     *
     * @param args {@code packages=} and the folder that {@code src/measure/hl7-packages} made; or nothing behind it
     */
    public static void main(String[] args) throws RunnerException {
        String packages = args[0].substring("packages=".length());
        ChainedOptionsBuilder options = new OptionsBuilder().include(ValidationBenchmark.class.getSimpleName());
        new Runner((packages.isEmpty()
                                ? options.exclude(ValidationBenchmark.class.getSimpleName() + ".hl7")
                                : options.jvmArgsAppend("-Duser.home=" + packages))
                        .build())
                .run();
    }
}
