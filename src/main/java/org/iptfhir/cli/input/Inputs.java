package org.iptfhir.cli.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.many.Lines;

/**
 * Reads what the user named, one text after the other, so that a file may be larger than memory. What cannot be read is
 * told as such and spoils nothing else.
 */
public final class Inputs {
    /** Name of standard input on the command line. */
    public static final String STANDARD_INPUT = "-";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final String CUT = "It ends before its end: was it copied in part?";
    private static final String DAMAGED = "It is damaged, or not packed as its name says.";

    /** Archives in archives are followed so far. */
    private static final int DEEPEST = 3;

    private final InputStream standardInput;
    private final Consumer<Input> sink;
    private final BytesRead progress;

    /**
     * A reader.
     *
     * @param sink gets each input in turn; while it waits, nothing more is read
     * @param progress is told how many bytes of the named files have been read
     */
    public Inputs(InputStream standardInput, Consumer<Input> sink, BytesRead progress) {
        this.standardInput = standardInput;
        this.sink = sink;
        this.progress = progress;
    }

    /** Is told how far reading has come. */
    @FunctionalInterface
    public interface BytesRead {
        /** So many more bytes were read. */
        void add(long bytes);
    }

    /** Whether a file of this name, in a directory, is read. */
    public static boolean reads(Path file) {
        return FileKind.of(file.toString()).isPresent();
    }

    /** Reads what is named, in this order; a directory with all that is below it, sorted by name. */
    public void read(List<String> names) {
        names.forEach(this::read);
    }

    private void read(String name) {
        if (name.equals(STANDARD_INPUT)) {
            safely("<stdin>", () -> readUnnamed("<stdin>", new BufferedInputStream(standardInput)));
            return;
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            safely(name, () -> {
                for (Path file : filesIn(path.normalize())) {
                    readFile(file, FileKind.of(file.toString()));
                }
            });
        } else {
            readFile(path, Optional.of(FileKind.of(name).orElse(FileKind.JSON)));
        }
    }

    /** Hidden files and directories are left alone, as by a shell. What cannot be looked into is told, and the rest read. */
    private List<Path> filesIn(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                directory, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                        return isHidden(inner) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && !isHidden(file)) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        if (!isHidden(file)) {
                            sink.accept(new Input.Unreadable(shown(file.toString()), reasonOf(failure)));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    private boolean isHidden(Path file) {
                        return !file.equals(directory)
                                && file.getFileName().toString().startsWith(".");
                    }
                });
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /** Signs by which a terminal is steered are not shown. */
    private static String shown(String name) {
        return CONTROL.matcher(name).replaceAll("?");
    }

    private void readFile(Path file, Optional<FileKind> kind) {
        String name = shown(file.toString());
        if (kind.isEmpty()) {
            sink.accept(new Input.LeftOut(name));
            return;
        }
        safely(name, () -> {
            try (InputStream in = new CountedStream(Files.newInputStream(file), progress)) {
                read(name, in, kind.get(), 0);
            }
        });
    }

    private void read(String name, InputStream in, FileKind kind, int depth) throws IOException {
        switch (kind) {
            case TAR_ARCHIVE -> {
                InputStream unpacked = new GZIPInputStream(new BufferedInputStream(in));
                readArchive(name, new TarArchiveInputStream(unpacked), depth);
                unpacked.transferTo(OutputStream.nullOutputStream()); // at its end stands the checksum
            }
            case ZIP_ARCHIVE -> {
                ZipStream zip = new ZipStream(in);
                boolean isArchive = readArchive(name, new ZipArchiveInputStream(new BufferedInputStream(zip)), depth);
                if (isArchive && !zip.isWhole()) {
                    sink.accept(new Input.Unreadable(name, CUT));
                }
            }
            case COMPRESSED -> readCompressed(name, in, depth);
            case LINES -> readLines(name, in);
            case JSON, XML -> readWhole(name, in);
        }
    }

    private void readCompressed(String name, InputStream in, int depth) throws IOException {
        FileKind inside = FileKind.of(FileKind.inside(name)).orElse(FileKind.JSON);
        read(name, new GZIPInputStream(new BufferedInputStream(in)), inside, depth + 1);
    }

    /** Tells whether it holds anything. */
    private boolean readArchive(String name, ArchiveInputStream<? extends ArchiveEntry> archive, int depth)
            throws IOException {
        if (depth >= DEEPEST) {
            sink.accept(new Input.Unreadable(name, "It is an archive within archives, too deep to be followed."));
            return false;
        }
        boolean isEmpty = true;
        Optional<Unpacked> last = Optional.empty();
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            isEmpty = false;
            last.ifPresent(this::tellDamage); // what it should be stands behind it sometimes
            last = Optional.empty();
            String entryName = name + "!/" + shown(entry.getName());
            Optional<FileKind> kind = FileKind.of(entry.getName());
            if (entry.isDirectory()) {
                continue;
            }
            boolean isReadable = archive.canReadEntryData(entry);
            CheckedInputStream content = new CheckedInputStream(archive, new CRC32());
            if (kind.isEmpty()) {
                sink.accept(new Input.LeftOut(entryName));
            } else if (!isReadable) {
                sink.accept(new Input.Unreadable(entryName, "It is encrypted, or packed in a way that is not known."));
            } else {
                read(entryName, content, kind.get(), depth + 1);
            }
            if (isReadable) {
                content.transferTo(OutputStream.nullOutputStream());
                last = Optional.of(
                        new Unpacked(entryName, entry, content.getChecksum().getValue()));
            }
        }
        last.ifPresent(this::tellDamage);
        if (isEmpty) {
            sink.accept(new Input.Unreadable(name, "It holds no files, or is no archive."));
        }
        return !isEmpty;
    }

    /**
     * An entry of an archive that was read.
     *
     * @param checksum of what was read
     */
    private record Unpacked(String name, ArchiveEntry entry, long checksum) {}

    private void tellDamage(Unpacked unpacked) {
        if (unpacked.entry() instanceof ZipArchiveEntry zip
                && zip.getCrc() >= 0
                && zip.getCrc() != unpacked.checksum()) {
            sink.accept(new Input.Unreadable(unpacked.name(), DAMAGED));
        }
    }

    private void readLines(String name, InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        if (OneJsonText.is(buffered)) {
            sink.accept(new Input.Unreadable(name, OneJsonText.REASON));
            return;
        }
        Lines lines = new Lines(buffered, TextLimit.BYTES);
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            Lines.Line next = line.get();
            if (next.isTooLong()) {
                sink.accept(new Input.Unreadable(name + ":" + next.number(), TextLimit.REASON));
            } else if (!next.isBlank()) {
                sink.accept(new Input.Text(name, next.number(), ResourceText.json(next.bytes())));
            }
        }
    }

    private void readWhole(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(TextLimit.BYTES + 1);
        if (bytes.length > TextLimit.BYTES) {
            sink.accept(new Input.Unreadable(name, TextLimit.REASON));
        } else {
            sink.accept(new Input.Text(name, 1, ResourceText.of(bytes)));
        }
    }

    /** Standard input has no name to tell its kind: a first line that is a whole object is the first of many. */
    private void readUnnamed(String name, InputStream in) throws IOException {
        Optional<Lines.Line> first = new Lines(in, TextLimit.BYTES).next();
        if (first.isEmpty()) {
            sink.accept(new Input.Unreadable(name, "It is empty."));
        } else if (first.get().isTooLong()) {
            sink.accept(new Input.Unreadable(name, TextLimit.REASON));
        } else {
            InputStream whole =
                    new SequenceInputStream(new ByteArrayInputStream(first.get().withEnd()), in);
            if (first.get().isWholeObject()) {
                readLines(name, whole);
            } else {
                readWhole(name, whole);
            }
        }
    }

    private void safely(String name, Reading reading) {
        try {
            reading.run();
        } catch (NoSuchFileException e) {
            sink.accept(new Input.Unreadable(name, "There is no such file or directory."));
        } catch (IOException e) {
            sink.accept(new Input.Unreadable(name, reasonOf(e)));
        }
    }

    private static String reasonOf(IOException failure) {
        return switch (failure.getClass().getSimpleName()) {
            case "AccessDeniedException" -> "This user may not read it.";
            case "FileSystemLoopException" -> "A link in it leads back to a directory above it.";
            case "EOFException" -> CUT;
            case "ZipException" -> DAMAGED;
            default -> {
                String message = String.valueOf(failure.getMessage());
                yield message.startsWith("Truncated") ? CUT : "It cannot be read: " + message + ".";
            }
        };
    }

    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }
}
