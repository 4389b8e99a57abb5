package org.iptfhir.web;

import java.io.IOException;
import java.util.Optional;
import org.iptfhir.guide.Guide;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /ig/}: the guide's site, whose pages the build has made. */
@RestController
class GuideSite {
    private static final String FOLDER = "/guide/site/";
    private static final String FIRST = "index.html";

    /** HL7's tables have styles at their elements. */
    private static final String POLICY = new ContentPolicy().anyStyles().header();

    private static final String MISSING = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Not in the guide</title>
            <link rel="stylesheet" href="site.css"></head><body><main><h1>This page is not in the guide</h1>
            <p>Begin at its <a href="index.html">first page</a>, or look through all its
            <a href="artifacts.html">artifacts</a>.</p></main></body></html>
            """;

    private final Guide guide;

    GuideSite(Guide guide) {
        this.guide = guide;
    }

    @GetMapping("/ig")
    ResponseEntity<Void> withoutSlash() {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, "ig/")
                .build();
    }

    @GetMapping("/ig/")
    ResponseEntity<?> first() throws IOException {
        return file(FIRST);
    }

    @GetMapping("/ig/{name:[A-Za-z][A-Za-z0-9._-]*}")
    ResponseEntity<?> file(@PathVariable String name) throws IOException {
        Optional<Resource> file =
                Optional.<Resource>of(new ClassPathResource(FOLDER + name)).filter(Resource::exists);
        if (file.isEmpty()) {
            return with(ResponseEntity.status(HttpStatus.NOT_FOUND), MediaType.TEXT_HTML)
                    .body(MISSING);
        }
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return with(ResponseEntity.ok(), type).eTag(guide.contentHash()).body(file.get());
    }

    private static ResponseEntity.BodyBuilder with(ResponseEntity.BodyBuilder answer, MediaType type) {
        return answer.contentType(type)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
