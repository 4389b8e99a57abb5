package org.iptfhir.security;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only requests for this machine by its own names, where no token is asked for. A page anywhere can let its name
 * lead to this machine (DNS rebinding); its scripts then read as they like, and only the name tells them from others.
 */
final class KnownHosts extends OncePerRequestFilter {
    private static final int MISDIRECTED = 421;
    private static final String LOCALHOST = "localhost";

    private final Set<String> further;

    /** @param further names of this server besides, such as that of a proxy in front of it */
    KnownHosts(Collection<String> further) {
        this.further = further.stream().map(KnownHosts::plain).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host"); // a browser always sends it
        if (host == null || isKnown(host)) {
            chain.doFilter(request, response);
        } else {
            RefusalAnswer.write(
                    response,
                    MISDIRECTED,
                    "security",
                    "This server asks for no token, so it answers only to localhost and addresses of this machine such"
                            + " as 127.0.0.1: another name may be that of a page that wants to read records through your"
                            + " browser. Use http://localhost and the port, or add the name to the setting"
                            + " ipt.security.hosts.");
        }
    }

    private boolean isKnown(String header) {
        String host;
        try {
            host = plain(HostAndPort.fromString(header).getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
        return host.equals(LOCALHOST)
                || host.endsWith("." + LOCALHOST) // never looked up in the DNS (RFC 6761)
                || (InetAddresses.isInetAddress(host)
                        && InetAddresses.forString(host).isLoopbackAddress())
                || further.contains(host);
    }

    /** Names have no case, and may end with a dot. */
    private static String plain(String host) {
        return host.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
