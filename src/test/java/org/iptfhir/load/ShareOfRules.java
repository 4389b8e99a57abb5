package org.iptfhir.load;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.RunningServer;
import org.iptfhir.guide.Guide;
import org.iptfhir.sample.Samples;

/**
 * Which share of a validated write the rules over several resources take: of updates of the parts of active courses, over
 * HTTP, on the embedded database. From the project's directory:
 *
 * <pre>{@code
 * mvn test-compile exec:exec@rules
 * }</pre>
 *
 * Ends with 1 when the median share of any kind of resource is {@value #MOST} per cent or more.
 */
public final class ShareOfRules {
    private static final int MOST = 30;
    private static final int COURSES = 5;
    private static final int WARM = 60;
    private static final int COUNTED = 200;

    private final RunningServer server;
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final RulesClock clock;

    private ShareOfRules(RunningServer server) {
        this.server = server;
        this.clock = new RulesClock(server.bean(EntityManagerFactory.class));
        server.bean(RestfulServer.class).registerInterceptor(clock);
    }

    /**
     * Runs it.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
        boolean isCheap;
        try (RunningServer server = RunningServer.in(Files.createTempDirectory("ipt-fhir-rules"))) {
            isCheap = new ShareOfRules(server).run();
        }
        System.exit(isCheap ? 0 : 1);
    }

    private boolean run() {
        Map<String, List<Resource>> kinds = new LinkedHashMap<>();
        int found = 0;
        Samples samples = Samples.of(Guide.read(fhir), 11);
        for (long number = 1; found < COURSES; number++) {
            Bundle course = samples.course(number);
            if (isActiveInMiddle(course)) {
                store(course)
                        .forEach((kind, resource) -> kinds.computeIfAbsent(kind, none -> new ArrayList<>())
                                .add(resource));
                found++;
            }
        }
        System.out.printf("%-36s %12s %12s %8s %12s%n", "update of", "write, ms", "rules, ms", "share", "upkeep, ms");
        boolean isCheap = true;
        for (Map.Entry<String, List<Resource>> kind : kinds.entrySet()) {
            isCheap &= measure(kind.getKey(), kind.getValue());
        }
        return isCheap;
    }

    private static boolean isActiveInMiddle(Bundle course) {
        return course.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(CarePlan.class::isInstance)
                .map(CarePlan.class::cast)
                .anyMatch(plan -> plan.getStatus() == CarePlanStatus.ACTIVE
                        && plan.getCategoryFirstRep()
                                .getCodingFirstRep()
                                .getCode()
                                .equals("middle"));
    }

    /** Stores a course; the last resource of each kind in it, as it is stored. */
    private Map<String, Resource> store(Bundle course) {
        HttpResponse<String> answer = server.post("", fhir.newJsonParser().encodeResourceToString(course));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        Bundle stored = fhir.newJsonParser().parseResource(Bundle.class, answer.body());
        Map<String, Resource> kinds = new LinkedHashMap<>();
        for (int i = 0; i < course.getEntry().size(); i++) {
            String location =
                    stored.getEntry().get(i).getResponse().getLocation().replaceAll("/_history/.*", "");
            kindOf(course.getEntry().get(i).getResource()).ifPresent(kind -> kinds.put(kind, read(location)));
        }
        return kinds;
    }

    private Resource read(String location) {
        String path =
                location.startsWith("http") ? location.substring(server.fhir().length()) : "/" + location;
        return (Resource) fhir.newJsonParser().parseResource(server.get(path).body());
    }

    private static Optional<String> kindOf(Resource resource) {
        if (resource instanceof CarePlan plan) {
            return Optional.of(
                    plan.hasPartOf()
                            ? plan.getStatus() == CarePlanStatus.ACTIVE
                                    ? "CarePlan, active phase"
                                    : "CarePlan, phase that is over"
                            : "CarePlan, active course");
        }
        if (resource instanceof Procedure session) {
            return session.getStatus() == ProcedureStatus.COMPLETED
                    ? Optional.of("Procedure, session")
                    : Optional.empty();
        }
        return switch (resource.fhirType()) {
            case "ClinicalImpression", "Condition", "Consent", "Goal", "QuestionnaireResponse" ->
                Optional.of(resource.fhirType());
            default -> Optional.empty();
        };
    }

    private boolean measure(String kind, List<Resource> resources) {
        List<Double> writes = new ArrayList<>();
        List<Double> rules = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Double> upkeep = new ArrayList<>();
        for (int i = 0; i < WARM + COUNTED; i++) {
            Resource resource = resources.get(i % resources.size());
            resource.setLanguage("en".equals(resource.getLanguage()) ? "de" : "en");
            String text = fhir.newJsonParser().encodeResourceToString(resource);
            String path =
                    "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart();
            clock.reset();
            long begin = System.nanoTime();
            HttpResponse<String> answer = server.put(path, text);
            double write = (System.nanoTime() - begin) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            if (i >= WARM) {
                writes.add(write);
                rules.add(clock.rules());
                shares.add(100 * clock.rules() / write);
                upkeep.add(clock.upkeep());
            }
        }
        System.out.printf(
                "%-36s %12.1f %12.1f %6.1f %% %12.1f%n",
                kind, median(writes), median(rules), median(shares), median(upkeep));
        return median(shares) < MOST;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
    }
}
