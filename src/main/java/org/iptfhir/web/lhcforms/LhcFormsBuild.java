package org.iptfhir.web.lhcforms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point of the build step (Maven, phase process-classes) that fetches LHC-Forms. A build without npm or without the
 * network passes, and the page then says what is missing. What has been fetched is not fetched again.
 */
public final class LhcFormsBuild {
    private static final Logger log = LoggerFactory.getLogger(LhcFormsBuild.class);

    /** What a form needs of the package's 57 MB, and where it goes. */
    private static final Map<String, String> FILES = files();

    private static final String MARK = "lhc-forms.properties";

    private final Pin pin;
    private final Npm npm;
    private final Path output;
    private final Path work;

    LhcFormsBuild(Pin pin, Npm npm, Path output, Path work) {
        this.pin = pin;
        this.npm = npm;
        this.output = output;
        this.work = work;
    }

    private static Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        String built = "package/dist/lforms/";
        for (String file : new String[] {
            "webcomponent/styles.css",
            "webcomponent/down_arrow_gray_10_10.png",
            "webcomponent/magnifying_glass.png",
            "webcomponent/assets/lib/zone.min.js",
            "webcomponent/runtime.js",
            "webcomponent/polyfills.js",
            "webcomponent/main.js",
            "fhir/R4/lformsFHIR.min.js"
        }) {
            files.put(built + file, "files/" + file);
        }
        files.put("package/LICENSE.md", "files/LICENSE.txt");
        return files;
    }

    /**
     * Fetches what is not there.
     *
     * @param arguments the {@code package.json} with the pin, the directory of compiled classes, a directory for work files,
     *     and {@code offline=true} where Maven works offline
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Pin pin = Pin.in(Path.of(arguments[0]));
        Path output = Path.of(arguments[1]).resolve("lhc-forms");
        Npm npm = Npm.ofThisMachine(arguments[3].equals("offline=true"));
        try {
            if (new LhcFormsBuild(pin, npm, output, Path.of(arguments[2])).run()) {
                log.info("LHC-Forms {} is fetched", pin.version());
            }
        } catch (Npm.Unavailable e) {
            log.warn(
                    "LHC-Forms {} is not there, for {}: the page /inventory shows questionnaires as text. Install Node"
                            + " with npm, and build again with the network.",
                    pin.version(),
                    e.getMessage());
        }
    }

    /**
     * Fetches and unpacks, unless that has been done.
     *
     * @return whether something was fetched
     * @throws IllegalStateException when the package is not what it was
     */
    boolean run() throws IOException, InterruptedException, Npm.Unavailable {
        if (isDone()) {
            return false;
        }
        Files.deleteIfExists(output.resolve(MARK));
        byte[] archive = npm.pack(pin, Files.createDirectories(work));
        if (!pin.isOf(archive)) {
            throw new IllegalStateException(pin.spec() + " has another content than the integrity in package.json says:"
                    + " somebody has changed the one or the other.");
        }
        int unpacked = unpack(archive);
        if (unpacked != FILES.size()) {
            throw new IllegalStateException(
                    pin.spec() + " has " + unpacked + " of the " + FILES.size() + " files that a page needs.");
        }
        // The mark is written last: what is interrupted is done again.
        Files.writeString(output.resolve(MARK), "version=" + pin.version() + "\nintegrity=" + pin.integrity() + "\n");
        return true;
    }

    private boolean isDone() throws IOException {
        Path mark = output.resolve(MARK);
        if (!Files.exists(mark)) {
            return false;
        }
        Properties made = new Properties();
        try (var reader = Files.newBufferedReader(mark, StandardCharsets.UTF_8)) {
            made.load(reader);
        }
        return pin.integrity().equals(made.getProperty("integrity"));
    }

    private int unpack(byte[] archive) throws IOException {
        int unpacked = 0;
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(archive));
                TarArchiveInputStream entries = new TarArchiveInputStream(content)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String file = FILES.get(entry.getName());
                if (file != null) {
                    Path target = output.resolve(file);
                    Files.createDirectories(target.getParent());
                    Files.write(target, entries.readAllBytes());
                    unpacked++;
                }
            }
        }
        return unpacked;
    }
}
