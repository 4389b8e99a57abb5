package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.iptfhir.validation.StockEngine.Told;

/**
 * Compares what our engine says of a text, which has seen many, with what a stock one says that was made for it. They
 * differ on purpose in the ways that {@link Relation} names, and in no other.
 */
final class AgainstStock {
    private final StatedTypes types;
    private final ProfileEngine ours;
    private final StockEngine stock;
    private final EngineReader reader;
    private final GuidePolicy policy;

    AgainstStock(IWorkerContext definitions, Set<String> types) {
        this.types = new StatedTypes(types);
        ours = new ProfileEngine(definitions);
        stock = new StockEngine(definitions);
        reader = new EngineReader(definitions);
        policy = new GuidePolicy(definitions);
    }

    /** How both relate. */
    enum Relation {
        /** Both say the same. */
        SAME,
        /** Ours has asked for the guide's profile alone, and found no error; a stock one says the same of it alone. */
        PROFILE_ALONE,
        /**
         * Ours has asked for the guide's profile alone. An element has the id of its resource, which FHIR does not forbid:
         * a stock engine tells it at the root, and only because it goes through the resource a second time.
         */
        ID_OF_RESOURCE,
        /** Both fail. */
        BOTH_FAIL,
        /** What must not be repeated is: a stock engine fails at it, or says so among much else. Ours says that alone. */
        REPEATED_ELEMENT,
        /** A number of more than two hundred digits: a stock engine would work on it for minutes. */
        LONG_NUMBER,
        /** A claim of a profile of another type: said, and taken out before the engine sees the rest. */
        FOREIGN_CLAIM,
        /** Blanks before the first tag, which a stock engine takes for another encoding. */
        BLANK_BEGIN,
        /** Something else, which must not be. */
        DIFFERENT
    }

    /** @param differences where there must be none */
    record Compared(Relation relation, String differences) {
        static Compared as(Relation relation) {
            return new Compared(relation, "");
        }
    }

    /** Whether a text gets as far as to the engine: what cannot be read is told before. */
    boolean reachesEngine(ResourceText text) {
        try {
            TokenIndex index = TokenIndex.of(DecodedText.of(text.bytes()), text.format());
            var untyped = types.unknownIn(index);
            return text.format() == Format.XML
                    ? untyped.isEmpty() // others are made readable first
                    : untyped.stream().noneMatch(StatedTypes::isWhole);
        } catch (TextFault fault) {
            return false;
        }
    }

    Compared compare(ResourceText text) {
        Set<Told> mine;
        try {
            mine = StockEngine.told(ours.check(text, List.of()).messages());
        } catch (RuntimeException e) {
            return stock.check(text, List.of())
                    .map(all -> different("Ours fails with " + e + " at " + e.getStackTrace()[0], Set.of(), all))
                    .orElse(Compared.as(Relation.BOTH_FAIL));
        }
        if (isLongNumber(mine)) {
            return Compared.as(Relation.LONG_NUMBER);
        }
        Optional<Set<Told>> expected = stock.check(text, List.of());
        if (expected.filter(mine::equals).isPresent()) {
            return Compared.as(Relation.SAME);
        }
        return onPurpose(text, mine, expected)
                .map(Compared::as)
                .orElseGet(() -> expected.map(all -> different("", without(mine, all), without(all, mine)))
                        .orElseGet(() -> different("The stock engine fails.", mine, Set.of())));
    }

    private static boolean isLongNumber(Set<Told> said) {
        return !said.isEmpty() && said.stream().allMatch(told -> LongNumber.MESSAGE.equals(told.text()));
    }

    private Optional<Relation> onPurpose(ResourceText text, Set<Told> mine, Optional<Set<Told>> expected) {
        Reading reading = reader.read(text);
        boolean isWrongForStock = expected.map(AgainstStock::hasErrors).orElse(true);
        Optional<Set<Told>> repeated =
                reading.repeated(text.format()).map(verdict -> StockEngine.told(verdict.messages()));
        if (repeated.isPresent()) {
            return isWrongForStock && hasErrors(mine) && mine.equals(repeated.get())
                    ? Optional.of(Relation.REPEATED_ELEMENT)
                    : Optional.empty();
        }
        if (mine.stream().anyMatch(told -> ForeignClaims.ID.equals(told.id()))) {
            return mine.equals(stock.check(reading, List.of()))
                    ? Optional.of(Relation.FOREIGN_CLAIM)
                    : Optional.empty();
        }
        if (text.format() == Format.XML && text.bytes()[0] != '<') {
            return isSaidOf(text, mine) ? Optional.of(Relation.BLANK_BEGIN) : Optional.empty();
        }
        boolean isRightButForIds =
                expected.stream().flatMap(Set::stream).filter(Told::isError).allMatch(AgainstStock::isIdOfResource);
        if (expected.isPresent() && isRightButForIds && reading.isClean()) {
            List<StructureDefinition> own = policy.profilesOf(reading.root());
            return !own.isEmpty() && stock.check(text, own).filter(mine::equals).isPresent()
                    ? Optional.of(isWrongForStock ? Relation.ID_OF_RESOURCE : Relation.PROFILE_ALONE)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether a stock engine says it of a text that our reader has read, or says it of the guide's profile alone. */
    private boolean isSaidOf(ResourceText text, Set<Told> mine) {
        Reading reading = reader.read(text);
        boolean mayBeAlone = reading.isClean() && !hasErrors(mine);
        return mine.equals(stock.check(reading, List.of()))
                || (mayBeAlone && mine.equals(stock.check(reader.read(text), policy.profilesOf(reading.root()))));
    }

    private static boolean isIdOfResource(Told told) {
        return "DUPLICATE_ID".equals(told.id()) && !String.valueOf(told.path()).contains(".");
    }

    private static boolean hasErrors(Set<Told> said) {
        return said.stream().anyMatch(Told::isError);
    }

    private static Compared different(String sentence, Set<Told> mine, Set<Told> expected) {
        List<String> lines = new ArrayList<>();
        lines.add(sentence);
        mine.forEach(told -> lines.add("  ours alone:  " + told));
        expected.forEach(told -> lines.add("  stock alone: " + told));
        return new Compared(Relation.DIFFERENT, String.join("\n", lines));
    }

    private static Set<Told> without(Set<Told> all, Set<Told> others) {
        Set<Told> rest = new HashSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
