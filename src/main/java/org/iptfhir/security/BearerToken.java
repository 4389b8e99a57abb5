package org.iptfhir.security;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.iptfhir.start.CannotStartException;

/** The secret that a client presents in {@code Authorization: Bearer …} (RFC 6750). Never printed. */
final class BearerToken {
    /** Shorter secrets can be guessed over a network; 32 characters are 128 bits even when written in hexadecimal. */
    static final int SHORTEST = 32;

    private static final String REMEDY =
            "Write the secret into the file, for example with: openssl rand -hex 32 > FILE";

    private final byte[] secret;

    private BearerToken(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads the secret from a file, without the white space around it.
     *
     * @throws CannotStartException when the file cannot be read, or its content is too short or has a blank in it
     */
    static BearerToken fromFile(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CannotStartException(
                    "The token file " + file + " cannot be read: " + reason(file, e) + ".", REMEDY, e);
        }
        if (text.length() < SHORTEST || text.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw new CannotStartException(
                    "The token in " + file + " must be one line of at least " + SHORTEST
                            + " printable ASCII characters without blanks.",
                    REMEDY);
        }
        return new BearerToken(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "the user that runs the server may not";
        }
        return e instanceof CharacterCodingException ? "it is no text" : "the operating system refuses";
    }

    /** Tells whether this is the token. Takes the same time for any wrong one. */
    boolean is(String presented) {
        return MessageDigest.isEqual(secret, presented.getBytes(StandardCharsets.UTF_8));
    }
}
