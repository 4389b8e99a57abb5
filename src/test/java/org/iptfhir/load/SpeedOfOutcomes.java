package org.iptfhir.load;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.hl7.fhir.r4.model.Bundle;
import org.iptfhir.RunningServer;
import org.iptfhir.guide.Guide;
import org.iptfhir.sample.Samples;
import org.springframework.util.FileSystemUtils;

/**
 * How long the outcome of one course takes, among the courses of many patients that were sent through the interface, over
 * HTTP and on the embedded database: by {@code $ipt-outcome}, by a search that fetches the scores, and by
 * {@code $evaluate-measure}, in turn. Then how long all of them take together, by {@code $ipt-outcomes} and, once, by
 * {@code $evaluate-measure}. From the project's directory, with the number of courses:
 *
 * <pre>{@code
 * mvn test-compile exec:exec@outcomes -Doutcomes.courses=1000 -Doutcomes.observations=100000
 * }</pre>
 *
 * <p>Where the courses have fewer Observations than that, scores of other patients without a course make it up.
 */
public final class SpeedOfOutcomes {
    private static final int WARM = 200;
    private static final int COUNTED = 500;
    private static final int MEASURED = 50; // of $evaluate-measure, which takes longer
    private static final int SENDERS = 2;
    private static final int SCORES_OF_A_PATIENT = 100;
    private static final String SCORES = "http://loinc.org%7C44261-6";

    private final RunningServer server;
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Random random = new Random(1);

    private SpeedOfOutcomes(RunningServer server) {
        this.server = server;
    }

    /** A course, and whose it is, by their ids. */
    private record Stored(String course, String patient) {}

    /**
     * Runs it.
     *
     * @param arguments how many courses, and among how many Observations at least
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("ipt-fhir-outcomes");
        try (RunningServer server = RunningServer.in(directory)) {
            new SpeedOfOutcomes(server).run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
        System.exit(0);
    }

    private void run(int courses, int observations) throws IOException {
        long begin = System.nanoTime();
        List<Stored> stored = send(courses);
        fillUp(observations - total("Observation"));
        double seconds = (System.nanoTime() - begin) / 1e9;
        long resources = total("CarePlan")
                + total("Observation")
                + total("Procedure")
                + total("Encounter")
                + total("QuestionnaireResponse")
                + total("Task")
                + total("Goal")
                + total("Condition")
                + courses;
        System.out.printf(
                "%d courses sent in %.0f s: about %d resources, %d of them Observations%n",
                stored.size(), seconds, resources, total("Observation"));
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("$ipt-outcome", "/CarePlan/COURSE/$ipt-outcome?instrument=phq-9");
        requests.put("search", "/Observation?patient=PATIENT&code=" + SCORES + "&based-on=CarePlan/COURSE&_sort=date");
        System.out.printf("%-20s %10s %10s%n", "one course", "p50, ms", "p99, ms");
        double own = 0;
        for (Map.Entry<String, String> request : requests.entrySet()) {
            List<Double> times = times(request.getValue(), stored, WARM, COUNTED);
            own = own == 0 ? at(times, 50) : own;
            System.out.printf(
                    "%-20s %10.1f %10.1f   %.1f times%n",
                    request.getKey(), at(times, 50), at(times, 99), at(times, 50) / own);
        }
        List<Double> measure = times(
                "/Measure/outcomes-phq-9/$evaluate-measure?periodStart=2000&periodEnd=2030&subject=Patient/PATIENT",
                stored,
                MEASURED,
                MEASURED);
        System.out.printf(
                "%-20s %10.1f %10s   %.1f times%n", "$evaluate-measure", at(measure, 50), "", at(measure, 50) / own);
        System.out.printf("%-20s %10s%n", "all courses", "p50, ms");
        List<Double> cohort = times("/$ipt-outcomes?instrument=phq-9", stored, MEASURED, MEASURED);
        System.out.printf("%-20s %10.1f%n", "$ipt-outcomes", at(cohort, 50));
        List<Double> everybody = times(
                "/Measure/outcomes-phq-9/$evaluate-measure?periodStart=2000&periodEnd=2030&reportType=population",
                stored,
                0,
                1);
        System.out.printf(
                "%-20s %10.1f   %.0f times%n",
                "$evaluate-measure", at(everybody, 50), at(everybody, 50) / at(cohort, 50));
    }

    private List<Stored> send(int courses) {
        Samples samples = Samples.of(Guide.read(fhir), 7);
        List<Stored> stored = Collections.synchronizedList(new ArrayList<>());
        side(courses, number -> stored.add(send(samples.course(number))));
        return List.copyOf(stored);
    }

    /** Scores of patients who have no course. */
    private void fillUp(long observations) {
        int patients = (int) Math.max(0, (observations + SCORES_OF_A_PATIENT - 1) / SCORES_OF_A_PATIENT);
        side(patients, number -> {
            StringBuilder entries = new StringBuilder("""
                    {"resource":{"resourceType":"Patient","id":"filler-%1$d","birthDate":"1980"},
                     "request":{"method":"PUT","url":"Patient/filler-%1$d"}}""".formatted(number));
            for (int score = 0; score < SCORES_OF_A_PATIENT; score++) {
                entries.append(",").append("""
                        {"resource":{"resourceType":"Observation","status":"final",
                         "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-score"}]}],
                         "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},
                         "subject":{"reference":"Patient/filler-%1$d"},"performer":[{"reference":"Patient/filler-%1$d"}],
                         "effectiveDateTime":"%2$s","valueQuantity":{"value":%3$d,"unit":"{score}",
                         "system":"http://unitsofmeasure.org","code":"{score}"}},
                         "request":{"method":"POST","url":"Observation"}}""".formatted(
                                number, LocalDate.of(2024, 1, 1).plusWeeks(score), (number + score) % 28));
            }
            stored("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
        });
    }

    /** Does work for the numbers from one on, by all senders side by side. */
    private static void side(int last, LongConsumer work) {
        List<Thread> senders = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int sender = 0; sender < SENDERS; sender++) {
            long first = sender + 1L;
            Thread thread = new Thread(() -> LongStream.iterate(first, number -> number <= last, n -> n + SENDERS)
                    .forEach(work));
            thread.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure));
            thread.start();
            senders.add(thread);
        }
        for (Thread thread : senders) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("not all was sent", failures.get(0));
        }
    }

    private Stored send(Bundle bundle) {
        HttpResponse<String> answer = stored(fhir.newJsonParser().encodeResourceToString(bundle));
        String course = "";
        String patient = "";
        for (JsonNode entry : read(answer).path("entry")) {
            String[] location = entry.at("/response/location")
                    .asText()
                    .replaceFirst(".*/fhir/", "")
                    .split("/", -1);
            if (location[0].equals("Patient")) {
                patient = location[1];
            }
            if (location[0].equals("CarePlan") && course.isEmpty()) {
                course = location[1];
            }
        }
        return new Stored(course, patient);
    }

    /** The answer to a transaction, which is sent again where another one was in its way (409). */
    private HttpResponse<String> stored(String transaction) {
        HttpResponse<String> answer = server.post("", transaction);
        while (answer.statusCode() == 409) {
            answer = server.post("", transaction);
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer;
    }

    private long total(String type) {
        return read(server.get("/" + type + "?_summary=count")).path("total").asLong();
    }

    private List<Double> times(String path, List<Stored> stored, int warm, int counted) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < warm + counted; i++) {
            Stored one = stored.get(random.nextInt(stored.size()));
            long begin = System.nanoTime();
            HttpResponse<String> answer =
                    server.get(path.replace("COURSE", one.course()).replace("PATIENT", one.patient()));
            double time = (System.nanoTime() - begin) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            if (i >= warm) {
                times.add(time);
            }
        }
        Collections.sort(times);
        return times;
    }

    private static double at(List<Double> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }
}
