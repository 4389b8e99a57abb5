package org.iptfhir.web.lhcforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One package of npm in one version, with the hash of its content.
 *
 * @param name of the package
 * @param version exact
 * @param integrity as npm writes it: {@code sha512-} and the hash in Base64
 */
record Pin(String name, String version, String integrity) {
    private static final String ALGORITHM = "sha512-";

    /** Reads the one dependency of a {@code package.json}. */
    static Pin in(Path packageJson) throws IOException {
        JsonNode root = JsonMapper.builder().build().readTree(packageJson.toFile());
        String name = root.path("dependencies").fieldNames().next();
        return new Pin(
                name,
                root.path("dependencies").path(name).asText(),
                root.path("integrity").path(name).asText());
    }

    /** What npm calls it. */
    String spec() {
        return name + "@" + version;
    }

    /** Tells whether an archive is the one that is meant. */
    boolean isOf(byte[] archive) {
        try {
            String hash = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-512").digest(archive));
            return integrity.equals(ALGORITHM + hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
