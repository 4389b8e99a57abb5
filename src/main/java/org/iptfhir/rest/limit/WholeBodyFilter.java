package org.iptfhir.rest.limit;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.iptfhir.security.RefusalAnswer;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request go on when its body is there, whole, unpacked and within the limits. */
final class WholeBodyFilter extends OncePerRequestFilter {
    private static final String RETRY_AFTER = "1";
    private static final int UNAVAILABLE = 503;

    private final LimitSettings limits;
    private final BodyRoom room;

    WholeBodyFilter(LimitSettings limits) {
        this.limits = limits;
        room = new BodyRoom(limits.waitingBodies().toBytes());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST || !hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<BodyFault> fault = faultOfHeaders(request);
        if (fault.isPresent()) {
            refuse(response, fault.get());
            return;
        }
        read(request, response, packing(request));
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static Optional<BodyFault> faultOfHeaders(HttpServletRequest request) {
        String packing = packing(request);
        return packing.isEmpty() || packing.equals("gzip")
                ? Optional.empty()
                : Optional.of(Faults.unknownPacking(packing));
    }

    private static String packing(HttpServletRequest request) {
        String header = request.getHeader("Content-Encoding");
        String packing = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
        return packing.equals("identity") ? "" : packing;
    }

    private void read(HttpServletRequest request, HttpServletResponse response, String packing) throws IOException {
        ServletInputStream input = request.getInputStream();
        RequestWithBody whole = new RequestWithBody(request);
        AsyncContext exchange = request.startAsync(whole, response);
        // A far too large one is not waited for; refusing it without reading would block Tomcat's thread instead.
        boolean hopeless = request.getContentLengthLong()
                > ArrivingBody.READ_TO_BE_POLITE * limits.body().toBytes();
        exchange.setTimeout(hopeless ? 1 : limits.bodyTime().toMillis());
        ArrivingBody body = new ArrivingBody(
                exchange,
                input,
                request.getContentLengthLong(),
                limits,
                room,
                bytes -> goOn(exchange, whole, response, packing.isEmpty(), bytes),
                fault -> refuse(response, fault));
        exchange.addListener(body);
        input.setReadListener(body);
    }

    private void goOn(
            AsyncContext exchange,
            RequestWithBody request,
            HttpServletResponse response,
            boolean plain,
            byte[] received) {
        try {
            request.carry(plain ? received : unpack(received));
            exchange.dispatch();
        } catch (BodyFault fault) {
            refuse(response, fault);
            exchange.complete();
        }
    }

    private byte[] unpack(byte[] packed) throws BodyFault {
        int most = Math.toIntExact(limits.body().toBytes());
        try (GZIPInputStream input = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] unpacked = input.readNBytes(most);
            if (input.read() >= 0) {
                throw Faults.tooLarge(limits);
            }
            return unpacked;
        } catch (IOException e) {
            throw Faults.notPacked();
        }
    }

    private static void refuse(HttpServletResponse response, BodyFault fault) {
        if (fault.status() == UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER);
        }
        // What is still on its way would be read as the next request.
        response.setHeader("Connection", "close");
        RefusalAnswer.write(response, fault.status(), fault.code(), fault.text());
    }
}
