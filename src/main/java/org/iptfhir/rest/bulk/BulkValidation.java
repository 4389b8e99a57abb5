package org.iptfhir.rest.bulk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.iptfhir.report.CheckedText;
import org.iptfhir.rest.limit.ElementLimits;
import org.iptfhir.rest.limit.LimitSettings;
import org.iptfhir.security.RefusalAnswer;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Position;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.Severity;
import org.iptfhir.validation.ValidationRequest;
import org.iptfhir.validation.many.Lines;
import org.iptfhir.validation.many.WorkInOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers {@code $validate} with a body of many resources, one a line, as they arrive: neither they nor their findings
 * are all in memory at any time. It stands before the filter that waits for whole bodies.
 */
final class BulkValidation extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(BulkValidation.class);
    private static final Pattern PATH = Pattern.compile("/fhir/(?:([A-Za-z]+)/)?(?:\\$|%24)validate/?");
    private static final Set<String> PARAMETERS = Set.of("profile", "_format");
    private static final Set<String> PLAIN = Set.of("", "identity");
    private static final String NAME = "body";
    private static final String RETRY_AFTER = "5";
    private static final int BUFFER = 1 << 16;

    private final ResourceValidator validator;
    private final ElementLimits elements;
    private final LimitSettings limits;
    private final Set<String> types;
    private final int threads;
    private final Semaphore places;

    /**
     * The bulk form.
     *
     * @param types that FHIR has
     * @param threads that check the resources of one request
     */
    BulkValidation(
            ResourceValidator validator, ElementLimits elements, LimitSettings limits, Set<String> types, int threads) {
        this.validator = validator;
        this.elements = elements;
        this.limits = limits;
        this.types = Set.copyOf(types);
        this.threads = threads;
        this.places = new Semaphore(limits.bulkRequests());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = PATH.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        boolean isBulk = request.getMethod().equals("POST")
                && request.getContentType() != null
                && FindingLines.isLines(request.getContentType())
                && path.matches();
        Optional<String> type = isBulk ? Optional.ofNullable(path.group(1)) : Optional.empty();
        if (!isBulk || type.filter(named -> !types.contains(named)).isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> unknown = request.getParameterMap().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst();
        String packing = Optional.ofNullable(request.getHeader("Content-Encoding"))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (unknown.isPresent()) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "invalid",
                    "The bulk form of $validate has no parameter "
                            + unknown.get().replaceAll("[^\\w-]", "?") + ", only profile.");
        } else if (!PLAIN.contains(packing) && !packing.equals("gzip")) {
            refuse(
                    response,
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "not-supported",
                    "This server unpacks gzip, and nothing else: send the lines as they are, or packed with gzip.");
        } else if (!places.tryAcquire()) {
            response.setHeader("Retry-After", RETRY_AFTER);
            refuse(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "throttled",
                    "The server validates " + limits.bulkRequests()
                            + " streams already. Send this one later, or have the setting ipt.limits.bulk-requests"
                            + " raised.");
        } else {
            try {
                answer(request, response, type, packing.equals("gzip"));
            } finally {
                places.release();
            }
        }
    }

    private static void refuse(HttpServletResponse response, int status, String code, String text) {
        // What is still on its way would be read as the next request.
        response.setHeader("Connection", "close");
        RefusalAnswer.write(response, status, code, text);
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Optional<String> type, boolean isPacked)
            throws IOException {
        String[] profiles = request.getParameterValues("profile");
        ValidationRequest asked = new ValidationRequest(profiles == null ? List.of() : List.of(profiles), type);
        PatientStream arriving = new PatientStream(request.getInputStream(), limits.bodyTime());
        FindingLines told = new FindingLines(response);
        try (WorkInOrder<CheckedText> work = new WorkInOrder<>(threads, text -> tell(told, text))) {
            int line = 1;
            try {
                InputStream plain = isPacked ? new GZIPInputStream(arriving, BUFFER) : arriving;
                Lines lines = new Lines(
                        new BufferedInputStream(plain, BUFFER),
                        Math.toIntExact(limits.body().toBytes()));
                for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                    arriving.beginAgain();
                    line = next.get().number() + 1;
                    add(next.get(), asked, work);
                    if (arriving.available() == 0) {
                        told.send();
                    }
                }
            } catch (IOException e) {
                // The answer has begun, so its status cannot tell: its last line does.
                LOG.debug("The body broke off", e);
                response.setHeader("Connection", "close");
                int at = line;
                work.add(0, () -> fault(at, brokenOff(isPacked)));
            }
            work.finish();
            told.end();
        } catch (UncheckedIOException e) {
            LOG.debug("Nobody waits for the findings any more", e);
        }
    }

    private static void tell(FindingLines told, CheckedText text) {
        try {
            told.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Lines.Line line, ValidationRequest asked, WorkInOrder<CheckedText> work) {
        if (line.isBlank()) {
            return;
        }
        if (line.isTooLong()) {
            work.add(
                    0,
                    () -> fault(
                            line.number(),
                            limit("The line is longer than " + limits.body().toBytes()
                                    + " bytes. Send a smaller resource, or have the setting ipt.limits.body"
                                    + " raised.")));
        } else {
            work.add(line.bytes().length, () -> check(line, asked));
        }
    }

    private CheckedText check(Lines.Line line, ValidationRequest asked) {
        ResourceText text = ResourceText.json(line.bytes());
        Optional<String> excess = elements.excess(text);
        if (excess.isPresent()) {
            return fault(line.number(), limit(excess.get()));
        }
        try {
            return new CheckedText(NAME, line.number(), text, validator.validate(text, asked));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Not its message, which may quote the resource. The other lines are answered all the same.
            LOG.warn("The check of a line failed: {}", e.getClass().getName());
            return fault(line.number(), failed());
        }
    }

    private static CheckedText fault(int line, Finding finding) {
        return new CheckedText(NAME, line, ResourceText.json(new byte[0]), List.of(finding));
    }

    private static Finding failed() {
        return finding(
                "Check_Failed",
                IssueKind.STRUCTURE,
                "The server failed at this resource, and has noted it: it was not checked.",
                Optional.of("Send it alone to $validate, and report it if that fails too."));
    }

    private static Finding limit(String reason) {
        return finding("Limit_Passed", IssueKind.TOO_COSTLY, reason, Optional.empty());
    }

    private Finding brokenOff(boolean isPacked) {
        return finding(
                "Body_Broken_Off",
                IssueKind.STRUCTURE,
                "The body broke off here" + (isPacked ? ", or is not packed with gzip as its header says" : "")
                        + ", or nothing came for too long (a line has "
                        + limits.bodyTime().toSeconds()
                        + " seconds). What follows was not checked.",
                Optional.of("Send the rest again, beginning with this line."));
    }

    private static Finding finding(String id, IssueKind kind, String message, Optional<String> remedy) {
        return new Finding(id, Severity.ERROR, kind, "Resource", new Position(1, 1), message, remedy, Optional.empty());
    }
}
