package org.iptfhir.web;

import java.io.InputStream;
import org.iptfhir.guide.Guide;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the guide as a FHIR package, for other servers and validators to install. */
@RestController
class GuideDownload {
    private final Guide guide;

    GuideDownload(Guide guide) {
        this.guide = guide;
    }

    @GetMapping("/ig/package.tgz")
    ResponseEntity<InputStreamResource> guidePackage() {
        InputStream stream = guide.openPackage();
        String name = guide.packageId() + "-" + guide.version() + ".tgz";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/gzip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .eTag(guide.contentHash())
                .body(new InputStreamResource(stream));
    }
}
