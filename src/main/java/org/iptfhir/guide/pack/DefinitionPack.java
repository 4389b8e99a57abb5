package org.iptfhir.guide.pack;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Definitions of one source (FHIR R4 itself, or the guide), found by canonical without reading the others. */
public final class DefinitionPack {
    private final List<PackEntry> entries;
    private final Map<String, PackEntry> byCanonical = new HashMap<>();
    private final byte[] texts;

    private DefinitionPack(List<PackEntry> entries, byte[] texts) {
        this.entries = List.copyOf(entries);
        this.texts = texts;
        entries.stream()
                .filter(entry -> !entry.url().isEmpty())
                .forEach(entry -> byCanonical.put(key(entry.type(), entry.url()), entry));
    }

    /** Reads what {@link PackWriter} wrote. */
    public static DefinitionPack read(InputStream stream) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 65_536))) {
            if (in.readInt() != PackWriter.MAGIC) {
                throw new IOException("not a pack of definitions");
            }
            int count = in.readInt();
            List<PackEntry> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                entries.add(PackEntry.read(in));
            }
            byte[] texts = new byte[in.readInt()];
            in.readFully(texts);
            return new DefinitionPack(entries, texts);
        }
    }

    /** All entries, in the order in which they were written. */
    public List<PackEntry> entries() {
        return entries;
    }

    /** The definition with a canonical, which may carry a version: {@code url} or {@code url|version}. */
    public Optional<PackEntry> find(String type, String canonical) {
        int bar = canonical.indexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        return Optional.ofNullable(byCanonical.get(key(type, url)))
                .filter(entry -> bar < 0 || isVersion(entry, canonical.substring(bar + 1)));
    }

    /** The definition with a url, whatever its version. */
    public Optional<PackEntry> findAnyVersion(String type, String url) {
        return Optional.ofNullable(byCanonical.get(key(type, url)));
    }

    /** Reads a definition as R4, anew at every call. */
    public Resource read(PackEntry entry) {
        try {
            return new org.hl7.fhir.r4.formats.JsonParser().parse(text(entry.r4()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + entry.type() + "/" + entry.id(), e);
        }
    }

    /** Reads a StructureDefinition as R5, anew at every call; empty for any other type. */
    public Optional<StructureDefinition> readR5(PackEntry entry) {
        return entry.r5().map(slice -> {
            try {
                return (StructureDefinition) new org.hl7.fhir.r5.formats.JsonParser().parse(text(slice));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + entry.type() + "/" + entry.id(), e);
            }
        });
    }

    private byte[] text(PackEntry.Slice slice) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(texts, slice.offset(), slice.length());
            byte[] text = new byte[slice.textLength()];
            int read = 0;
            while (read < text.length) {
                int more = inflater.inflate(text, read, text.length - read);
                if (more == 0) {
                    throw new IllegalStateException("the pack of definitions is damaged");
                }
                read += more;
            }
            return text;
        } catch (DataFormatException e) {
            throw new IllegalStateException("the pack of definitions is damaged", e);
        } finally {
            inflater.end();
        }
    }

    /** FHIR allows a shorter version to stand for the longer ones that it begins: 4.0 for 4.0.1. */
    private static boolean isVersion(PackEntry entry, String wanted) {
        return entry.version().equals(wanted) || entry.version().startsWith(wanted + ".");
    }

    private static String key(String type, String url) {
        return type + ' ' + url;
    }
}
