package org.iptfhir.mutated;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.iptfhir.Format;
import org.iptfhir.mutated.OwnExamples.Stored;

/** How long a fixed set of right requests takes. */
final class Speed {
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 15;

    private final Wire wire;
    private final List<RawRequest> requests;

    /** @param example a resource that validates */
    Speed(Wire wire, Stored example) {
        this.wire = wire;
        this.requests = List.of(
                sent(RawRequest.of("GET", "/fhir/" + example.reference())),
                sent(RawRequest.of("GET", "/fhir/Patient?identifier=https://example.org/speed%7C1&_total=none")),
                sent(RawRequest.of("GET", "/fhir/Nonsense/1")),
                json("POST", "/fhir/" + example.type() + "/$validate", example.json()),
                json("POST", "/fhir/" + example.type(), "{\"resourceType\":\"" + example.type() + "\",\"frob\":1}"),
                json("PUT", "/fhir/" + example.reference(), example.json()));
    }

    /** Median of all of them, one after another, when they are warm. */
    Duration median() {
        IntStream.range(0, WARM_UP).forEach(i -> round());
        return IntStream.range(0, ROUNDS)
                .mapToObj(i -> round())
                .sorted()
                .toList()
                .get(ROUNDS / 2);
    }

    private Duration round() {
        long begin = System.nanoTime();
        for (RawRequest request : requests) {
            int status = wire.send(request).status();
            if (status >= 500) {
                throw new IllegalStateException(status + " in answer to " + request.head());
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static RawRequest json(String method, String target, String body) {
        return sent(RawRequest.of(method, target, RawRequest.CONTENT_TYPE, Format.JSON.mediaType())
                .withBody(body));
    }

    private static RawRequest sent(RawRequest request) {
        return request.with("Host", "localhost").with("Connection", "close");
    }
}
