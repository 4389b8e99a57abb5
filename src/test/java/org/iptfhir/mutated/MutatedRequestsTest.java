package org.iptfhir.mutated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.mutated.OwnExamples.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Real requests that go wrong in the address, the headers, the bytes or the elements: each is answered soon and in FHIR's
 * words, and the server is as it was. A few hundred in the suite; the long form is {@code mvn test
 * -Dtest=MutatedRequestsTest -Dmutated.requests=20000}. A request that fails is sent again alone by {@code
 * -Dmutated.request=} and its number.
 */
@Isolated("compares how long requests take")
@ExtendWith(SharedServer.class)
class MutatedRequestsTest {
    private static final int REQUESTS = Integer.getInteger("mutated.requests", 200);

    /** The run begins with this one; the long form may be cut into parts. */
    private static final int FIRST = Integer.getInteger("mutated.first", 0);

    private static final int ALONE = Integer.getInteger("mutated.request", -1);

    /** How much slower the same requests may be afterwards, on a machine that has other things to do too. */
    private static final int SLOWER = 3;

    private static final int MOST_SHOWN = 40;

    private final RunningServer server;
    private final Wire wire;
    private final Kept kept;
    private final Originals originals = new Originals();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    MutatedRequestsTest(RunningServer server) {
        this.server = server;
        this.wire = new Wire(server.address());
        this.kept = new Kept(wire);
    }

    @Test
    void eachIsAnsweredSoonAndInFhirsWordsAndTheServerIsAsItWas(TestReporter reporter) {
        String stored =
                server.post("", OwnExamples.transaction(originals.stored())).body();
        assertThat(stored).doesNotContain("OperationOutcome\",\"issue\":[{\"severity\":\"error\"");
        Stored untouched = untouched();
        Speed speed = new Speed(wire, untouched);
        Duration first = speed.median();
        String before = server.get("/" + untouched.reference()).body();
        List<String> faults = new ArrayList<>();
        IntStream.range(FIRST, FIRST + REQUESTS)
                .filter(number -> ALONE < 0 || number == ALONE)
                .forEach(number -> {
                    List<String> found = send(Mutant.of(number, originals));
                    found.forEach(fault -> reporter.publishEntry("fault", fault)); // at once: a long run may be cut
                    faults.addAll(found);
                });
        reporter.publishEntry("answers by status", statuses.toString());
        assertThat(faults.stream().limit(MOST_SHOWN))
                .as(faults.size() + " faults")
                .isEmpty();
        Duration last = speed.median();
        reporter.publishEntry("median of the same requests", first + " before, " + last + " afterwards");
        assertThat(last).isLessThan(first.multipliedBy(SLOWER));
        assertThat(server.get("/" + untouched.reference()).body()).isEqualTo(before);
        assertThat(wire.send(RawRequest.of("GET", "/actuator/health", "Host", "localhost", "Connection", "close"))
                        .body())
                .contains("\"status\":\"UP\"");
    }

    /** Sends one, and gives its faults. */
    private List<String> send(Mutant mutant) {
        return send(mutant, true);
    }

    /** @param firstTime whether a slow answer may be due to what else the machine does, or to what is done but once */
    private List<String> send(Mutant mutant, boolean firstTime) {
        mutant.original().target().ifPresent(this::putBack);
        Wire.Came came = wire.exchange(mutant.bytes(), mutant.request().method().equals("HEAD"), !mutant.isFramed());
        if (firstTime && came.time().compareTo(Verdict.SLOWEST) > 0) {
            return send(mutant, false);
        }
        List<String> faults = new ArrayList<>(Verdict.of(mutant, came));
        came.answers().forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
        if (mutant.isFramed() && came.answers().size() == 1) {
            faults.addAll(kept.changes(mutant.request(), came.answers().get(0)));
        }
        mutant.original().target().ifPresent(this::putBack);
        return faults.stream()
                .map(fault -> fault + "\n--- in answer to " + mutant)
                .toList();
    }

    /** On a connection of its own: one that has waited for a slow answer may be closed meanwhile. */
    private void putBack(Stored target) {
        RawAnswer answer = wire.send(RawRequest.of(
                        "PUT",
                        "/fhir/" + target.reference(),
                        "Host",
                        "localhost",
                        RawRequest.CONTENT_TYPE,
                        "application/fhir+json",
                        "Connection",
                        "close")
                .withBody(target.json()));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    /** One that no request changes. */
    private Stored untouched() {
        Stored example = originals.stored().stream()
                .filter(one -> one.type().equals("Practitioner"))
                .findFirst()
                .orElseThrow();
        String id = "Practitioner/untouched-by-mutated-requests";
        Stored own = new Stored(
                id, Trees.object(example.json()).put("id", id.substring(13)).toString());
        assertThat(server.put("/" + id, own.json()).statusCode()).isIn(200, 201);
        return own;
    }
}
