package org.iptfhir.guide.pack;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;

/** Collects definitions and writes them as one pack: the entries, then the texts, each deflated by itself. */
public final class PackWriter {
    static final int MAGIC = 0x49505431;

    private final List<PackEntry> entries = new ArrayList<>();
    private final ByteArrayOutputStream texts = new ByteArrayOutputStream();

    /** Adds a definition that is no StructureDefinition. */
    public void add(String type, String id, String url, String version, byte[] r4) {
        entries.add(new PackEntry(type, id, url, version, Optional.empty(), append(r4), Optional.empty()));
    }

    /** Adds a StructureDefinition, in R4 and in the R5 form that the engine wants. */
    public void addStructure(String id, String url, String version, PackEntry.Shape shape, byte[] r4, byte[] r5) {
        entries.add(new PackEntry(
                "StructureDefinition", id, url, version, Optional.of(shape), append(r4), Optional.of(append(r5))));
    }

    /** Writes the pack; the same definitions in the same order give the same bytes. */
    public void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(MAGIC);
            out.writeInt(entries.size());
            for (PackEntry entry : entries) {
                entry.write(out);
            }
            out.writeInt(texts.size());
            texts.writeTo(out);
        }
    }

    private PackEntry.Slice append(byte[] text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(text);
            deflater.finish();
            int offset = texts.size();
            byte[] buffer = new byte[16_384];
            while (!deflater.finished()) {
                texts.write(buffer, 0, deflater.deflate(buffer));
            }
            return new PackEntry.Slice(offset, texts.size() - offset, text.length);
        } finally {
            deflater.end();
        }
    }
}
