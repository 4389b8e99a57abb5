package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** A FHIR server that transactions are sent to. */
final class FhirServer {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final int EXCERPT = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(LONGEST_CONNECT)
            .build();
    private final FhirContext fhir;
    private final URI base;
    private final Optional<String> token;

    /** @param token that requests carry */
    FhirServer(FhirContext fhir, URI base, Optional<String> token) {
        this.fhir = fhir;
        this.base = base;
        this.token = token;
    }

    /** Sends a transaction; says why it was refused, or nothing when it is stored. */
    CompletableFuture<Optional<String>> send(String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base)
                .timeout(LONGEST_WAIT)
                .header("Content-Type", "application/fhir+json; charset=UTF-8")
                .header("Accept", "application/fhir+json")
                .header("Prefer", "return=minimal")
                .POST(BodyPublishers.ofString(json));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(this::refusal);
    }

    private Optional<String> refusal(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 2
                ? Optional.empty()
                : Optional.of("status " + answer.statusCode() + ": " + reason(answer.body()));
    }

    private String reason(String body) {
        try {
            String text = fhir.newJsonParser().parseResource(OperationOutcome.class, body).getIssue().stream()
                    .filter(issue -> issue.getSeverity() != IssueSeverity.INFORMATION
                            && issue.getSeverity() != IssueSeverity.WARNING)
                    .map(FhirServer::text)
                    .collect(Collectors.joining("\n"));
            return text.isEmpty() ? "it does not say why" : text;
        } catch (DataFormatException e) {
            String text = body.strip();
            return text.isEmpty() ? "it does not say why" : text.substring(0, Math.min(EXCERPT, text.length()));
        }
    }

    private static String text(OperationOutcomeIssueComponent issue) {
        return issue.hasDiagnostics()
                ? issue.getDiagnostics()
                : issue.getDetails().getText();
    }
}
