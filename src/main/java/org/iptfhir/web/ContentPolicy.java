package org.iptfhir.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What a page may load and run (Content Security Policy): scripts and styles of this server, and data from it alone. */
final class ContentPolicy {
    private final StringBuilder scripts = new StringBuilder("'self'");
    private final StringBuilder styles = new StringBuilder("'self'");

    private String forms = "'none'";
    private String frames = "'none'";

    /** Lets a form ask this server. */
    ContentPolicy forms() {
        forms = "'self'";
        return this;
    }

    /** Lets pages of some origins show this one in a frame; those of this server too. */
    ContentPolicy framedBy(List<String> origins) {
        frames = String.join(
                " ", Stream.concat(Stream.of("'self'"), origins.stream()).toList());
        return this;
    }

    /** Lets a style sheet count that stands in the page. */
    ContentPolicy style(String text) {
        styles.append(" 'sha256-").append(hash(text)).append('\'');
        return this;
    }

    /** Lets a script run that stands in the page, such as its import map. */
    ContentPolicy script(String text) {
        scripts.append(" 'sha256-").append(hash(text)).append('\'');
        return this;
    }

    /** Lets a script add styles that carry a word which nobody could guess. */
    ContentPolicy stylesWith(String nonce) {
        styles.append(" 'nonce-").append(nonce).append('\'');
        return this;
    }

    /** Lets scripts and elements have styles of their own, as LHC-Forms needs it. */
    ContentPolicy anyStyles() {
        styles.append(" 'unsafe-inline'");
        return this;
    }

    /** The header. The signs that an editor draws are images in its style sheet. */
    String header() {
        return "default-src 'none'; script-src " + scripts + "; style-src " + styles
                + "; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action " + forms
                + "; frame-ancestors " + frames;
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
