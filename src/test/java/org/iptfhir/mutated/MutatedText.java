package org.iptfhir.mutated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.iptfhir.Format;
import org.iptfhir.GuideExamples;
import org.iptfhir.GuideExamples.Example;

/**
 * An example of the guide, right or wrong, that was changed. A number alone decides what it is.
 *
 * @param name of the example and its changes
 * @param format in which the example was written
 * @param bytes what was made of it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record MutatedText(String name, Format format, byte[] bytes) {
    private static final long SEED = 0xD1B54A32D192ED03L;

    private static final Mutation JSON = new OfJson();
    private static final Mutation XML = new OfXml();
    private static final Mutation BYTES = new OfBytes();
    private static final Mutation TOKENS = new OfTokens();
    private static final Mutation ENCODING = new OfEncoding();

    /** What is changed. */
    public static final class Examples {
        private final List<Example> right = GuideExamples.right();
        private final List<Example> wrong =
                GuideExamples.wrong().stream().map(GuideExamples.Wrong::example).toList();
        private final List<Example> bundles = GuideExamples.bundles();

        private Example any(Random chance) {
            int kind = chance.nextInt(20);
            return Originals.oneOf(kind == 0 ? bundles : kind < 10 ? right : wrong, chance);
        }
    }

    /** One whose elements were changed, so that it is still JSON or XML mostly; one in twenty was not changed. */
    public static MutatedText ofElements(int number, Examples examples) {
        Random chance = new Random(SEED * (number + 1));
        Format format = chance.nextInt(3) == 0 ? Format.XML : Format.JSON;
        int count = chance.nextInt(20) == 0 ? 0 : 1 + chance.nextInt(3);
        Mutation mutation = format == Format.XML ? XML : JSON;
        return changed(examples.any(chance), format, count, () -> mutation, chance);
    }

    /** One that was changed in any way. */
    static MutatedText of(Format format, Examples examples, Random chance) {
        return changed(examples.any(chance), format, 1 + chance.nextInt(3), () -> any(format, chance), chance);
    }

    private static Mutation any(Format format, Random chance) {
        int kind = chance.nextInt(20);
        if (kind < 9) {
            return format == Format.XML ? XML : JSON;
        }
        return kind < 13 ? BYTES : kind < 18 ? TOKENS : ENCODING;
    }

    private static MutatedText changed(
            Example example, Format format, int count, Supplier<Mutation> mutations, Random chance) {
        RawRequest text = RawRequest.of("POST", "/", RawRequest.CONTENT_TYPE, format.mediaType())
                .withBody(format.of(example.json()));
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Mutation mutation = mutations.get();
            text = mutation.of(text, chance);
            changes.add(mutation.getClass().getSimpleName());
        }
        return new MutatedText(
                example.name() + " in " + format + ", changed by " + String.join(", ", changes), format, text.body());
    }

    /** The text, as far as it is UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
