package org.iptfhir.guide.pack;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * What a pack knows of a definition without reading it.
 *
 * @param type resource type
 * @param id logical id
 * @param url canonical; empty for a type that has none, such as ObservationDefinition
 * @param version business version; empty where it has none
 * @param shape what a StructureDefinition describes
 * @param r4 where its R4 text is
 * @param r5 where its R5 text is, for a StructureDefinition: HL7's engine works on R5
 */
public record PackEntry(
        String type, String id, String url, String version, Optional<Shape> shape, Slice r4, Optional<Slice> r5) {

    /** A StructureDefinition's fields that the engine asks for when it looks through all of them. */
    public record Shape(
            String name, String type, String kind, boolean isAbstract, String derivation, String baseDefinition) {}

    /** A deflated text in the pack. */
    record Slice(int offset, int length, int textLength) {
        void write(DataOutput out) throws IOException {
            out.writeInt(offset);
            out.writeInt(length);
            out.writeInt(textLength);
        }

        static Slice read(DataInput in) throws IOException {
            return new Slice(in.readInt(), in.readInt(), in.readInt());
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(type);
        out.writeUTF(id);
        out.writeUTF(url);
        out.writeUTF(version);
        r4.write(out);
        out.writeBoolean(shape.isPresent());
        if (shape.isPresent()) {
            Shape of = shape.get();
            out.writeUTF(of.name());
            out.writeUTF(of.type());
            out.writeUTF(of.kind());
            out.writeBoolean(of.isAbstract());
            out.writeUTF(of.derivation());
            out.writeUTF(of.baseDefinition());
        }
        out.writeBoolean(r5.isPresent());
        if (r5.isPresent()) {
            r5.get().write(out);
        }
    }

    static PackEntry read(DataInput in) throws IOException {
        String type = in.readUTF();
        String id = in.readUTF();
        String url = in.readUTF();
        String version = in.readUTF();
        Slice r4 = Slice.read(in);
        Optional<Shape> shape = in.readBoolean()
                ? Optional.of(new Shape(
                        in.readUTF(), in.readUTF(), in.readUTF(), in.readBoolean(), in.readUTF(), in.readUTF()))
                : Optional.empty();
        Optional<Slice> r5 = in.readBoolean() ? Optional.of(Slice.read(in)) : Optional.empty();
        return new PackEntry(type, id, url, version, shape, r4, r5);
    }
}
