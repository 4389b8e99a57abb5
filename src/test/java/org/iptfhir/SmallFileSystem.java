package org.iptfhir;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own in memory, for tests of what disks do. Only root can make one: others skip the test. */
public final class SmallFileSystem implements AutoCloseable {
    private final Path root;

    private SmallFileSystem(Path root) {
        this.root = root;
    }

    /** One that can only be read, and is empty. */
    public static SmallFileSystem readOnly(Path parent) throws IOException {
        return mounted(parent, "ro,size=1m");
    }

    /** One that holds so many megabytes. */
    public static SmallFileSystem of(int megabytes, Path parent) throws IOException {
        return mounted(parent, "size=" + megabytes + "m");
    }

    private static SmallFileSystem mounted(Path parent, String options) throws IOException {
        Path root = Files.createTempDirectory(parent, "disk-");
        boolean mounted = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", root.toString());
        assumeTrue(mounted, "not tested: this user may not mount a file system");
        return new SmallFileSystem(root);
    }

    private static boolean run(String... command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return false; // there is no such command
        }
        try (InputStream output = process.getInputStream()) {
            output.readAllBytes();
        }
        return process.onExit().join().exitValue() == 0;
    }

    public Path root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        // Lazily: a server that is still ending keeps files open.
        if (!run("umount", "-l", root.toString())) {
            throw new IOException("cannot unmount " + root);
        }
    }
}
