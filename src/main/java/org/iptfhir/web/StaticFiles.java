package org.iptfhir.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The scripts and styles of the pages below {@code /web/}, and nothing else of what lies on the class path. Their addresses
 * change with their content, so that browsers keep them.
 */
@Component
final class StaticFiles implements WebMvcConfigurer {
    /** Where the libraries are answered; their addresses have their versions in them. */
    static final String LIBRARIES = "web/lib/";

    private static final String OWN = "classpath:/org/iptfhir/web/files/";

    /** Where mvnpm's jars have what they bring for browsers. */
    private static final String OF_JARS = "classpath:/META-INF/resources/_static/";

    static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final int DIGITS = 16;

    private final String own;

    StaticFiles() {
        own = "web/" + contentHash() + "/";
    }

    /** The folder of the pages' own files, from the server's root, with a slash at its end. */
    String own() {
        return own;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/" + own + "**").addResourceLocations(OWN).setCacheControl(FOR_EVER);
        registry.addResourceHandler("/" + LIBRARIES + "**")
                .addResourceLocations(OF_JARS)
                .setCacheControl(FOR_EVER);
    }

    private static String contentHash() {
        try {
            List<Resource> files = Arrays.stream(new PathMatchingResourcePatternResolver().getResources(OWN + "*"))
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalStateException(OWN + " is not on the class path");
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
