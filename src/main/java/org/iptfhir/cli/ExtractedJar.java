package org.iptfhir.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The program's jar, taken apart once into a cache: libraries as they are, the program's own classes as one jar more.
 * A directory of the cache appears whole or not at all, under a name that changes with the jar's content.
 */
final class ExtractedJar {
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String SPRING = "META-INF/spring/";
    private static final String PROGRAM = "ipt-fhir.jar";

    private final Path directory;

    private ExtractedJar(Path directory) {
        this.directory = directory;
    }

    /** Tells whether a jar has its libraries in it; in a container image they lie beside it. */
    static boolean canBeMadeOf(Path jarFile) {
        try (JarFile jar = new JarFile(jarFile.toFile(), false)) {
            return jar.getEntry(LIBRARIES) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds the jar in the cache, and puts it there first when it is new. */
    static ExtractedJar of(Path jarFile) throws IOException {
        try (JarFile jar = new JarFile(jarFile.toFile(), false)) {
            Path directory = cache().resolve(contentOf(jar));
            if (!Files.isDirectory(directory)) {
                extract(jar, directory);
            }
            return new ExtractedJar(directory);
        }
    }

    /** Takes a jar apart into a directory of its own, which must not be there yet. */
    static ExtractedJar into(Path directory, Path jarFile) throws IOException {
        try (JarFile jar = new JarFile(jarFile.toFile(), false)) {
            extract(jar, directory);
            return new ExtractedJar(directory);
        }
    }

    /** The class path: the program first, then the libraries. */
    String classPath() {
        try (Stream<Path> files = Files.list(directory.resolve("lib"))) {
            return Stream.concat(Stream.of(directory.resolve(PROGRAM)), files.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the class-data archive for this Java lies once it has been made. */
    Path archive() {
        return directory.resolve("classes-" + java() + ".jsa");
    }

    /** Where the JVM lists the classes that it loads, until there is an archive of them. */
    Path loadedClasses() {
        return directory.resolve("classes-" + java() + ".list");
    }

    private static String java() {
        return System.getProperty("java.vm.version", "").replaceAll("[^\\w.+-]", "_");
    }

    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path base =
                named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
        return base.resolve("ipt-fhir");
    }

    /** A hash over names, sizes and checksums, as the jar's directory lists them: it takes milliseconds, not seconds. */
    private static String contentOf(JarFile jar) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            String line = entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    private static void extract(JarFile jar, Path directory) throws IOException {
        Files.createDirectories(directory.getParent());
        Path unfinished = Files.createTempDirectory(directory.getParent(), "unfinished-");
        try {
            write(jar, unfinished);
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another start was faster with the same content: use what it made.
        } finally {
            delete(unfinished);
        }
    }

    private static void write(JarFile jar, Path directory) throws IOException {
        Path libraries = Files.createDirectory(directory.resolve("lib"));
        try (JarOutputStream program = new JarOutputStream(Files.newOutputStream(directory.resolve(PROGRAM)))) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(LIBRARIES)) {
                    if (!entry.isDirectory()) {
                        try (InputStream content = jar.getInputStream(entry)) {
                            Files.copy(
                                    content,
                                    libraries.resolve(Path.of(entry.getName()).getFileName()));
                        }
                    }
                    continue;
                }
                Optional<String> name = nameInProgram(entry.getName());
                if (name.isPresent()) {
                    // Directories too: Spring finds the classes of a package only where the package itself is listed.
                    program.putNextEntry(new JarEntry(name.get()));
                    try (InputStream content = jar.getInputStream(entry)) {
                        content.transferTo(program);
                    }
                    program.closeEntry();
                }
            }
        }
    }

    /**
     * Where an entry belongs in the program's own jar. Spring Boot leaves META-INF where it was, outside of the classes;
     * what Spring runs before all else, such as the refusal to start unprotected, is named there.
     */
    private static Optional<String> nameInProgram(String entry) {
        if (entry.startsWith(CLASSES)) {
            return Optional.of(entry.substring(CLASSES.length())).filter(name -> !name.isEmpty());
        }
        boolean ofTheProgram = entry.startsWith(SPRING) || entry.equals("META-INF/spring.factories");
        return ofTheProgram ? Optional.of(entry) : Optional.empty();
    }

    /** Deletes a directory with all that is in it, if it is there. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
