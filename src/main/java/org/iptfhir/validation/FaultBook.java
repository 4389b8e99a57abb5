package org.iptfhir.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Guide;

/**
 * What the ids of findings mean that are no rules of the guide: faults of texts and requests, FHIR's own invariants, and
 * the messages of HL7's engine.
 */
public final class FaultBook {
    private static final String MEND = ".mend";
    private static final String FAULTS = "faults.properties";

    /** Of HL7's engine, at the root of its jar. */
    private static final String ENGINE = "/Messages.properties";

    private final Guide guide;
    private final Properties faults = read(FAULTS);
    private final Properties engine = read(ENGINE);
    private final Invariants invariants = new Invariants();

    public FaultBook(Guide guide) {
        this.guide = guide;
    }

    /** Where an invariant is defined. */
    private record Defined(String type, ElementDefinitionConstraintComponent constraint) {}

    private static Properties read(String name) {
        Properties lines = new Properties();
        try (InputStream stream = FaultBook.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + name);
            }
            lines.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** What an id means, in whatever case it is written; empty for one that is none. */
    public Optional<Fault> fault(String id) {
        return written(id, ids())
                .flatMap(known -> ownFault(known).or(() -> engineMessage(known)))
                .or(() -> invariant(id));
    }

    /** The ids that are nearest to one that is none, some at most. */
    public List<String> nearest(String id, Collection<String> rules) {
        return Nearest.to(id, Stream.concat(ids().stream(), rules.stream()).toList()).stream()
                .limit(3)
                .toList();
    }

    /** All ids but those of invariants that have no words here. */
    NavigableSet<String> ids() {
        NavigableSet<String> ids = new TreeSet<>();
        faults.stringPropertyNames().stream().filter(key -> !key.endsWith(MEND)).forEach(ids::add);
        engine.stringPropertyNames().forEach(key -> ids.add(key.replaceFirst("_(one|other|many)$", "")));
        ids.addAll(invariants.keys());
        return ids;
    }

    private static Optional<String> written(String id, Collection<String> ids) {
        return ids.stream().filter(known -> known.equalsIgnoreCase(id)).findFirst();
    }

    private Optional<Fault> ownFault(String id) {
        return Optional.ofNullable(faults.getProperty(id))
                .map(says -> new Fault(
                        id,
                        "found by ipt-fhir",
                        says,
                        Optional.ofNullable(faults.getProperty(id + MEND)),
                        Optional.empty()));
    }

    private Optional<Fault> engineMessage(String id) {
        return Stream.of(id, id + "_other", id + "_one")
                .map(engine::getProperty)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .map(text -> new Fault(
                        id,
                        "a message of HL7's engine",
                        text.replaceAll("\\{\\d+[^}]*}", "…").replace("''", "'").strip(),
                        Optional.of(Advice.on(id)).filter(advice -> !advice.isEmpty()),
                        Optional.empty()));
    }

    private Optional<Fault> invariant(String id) {
        return defined(id).map(found -> {
            ElementDefinitionConstraintComponent constraint = found.constraint();
            Optional<Invariants.Plain> plain = invariants.of(constraint.getKey(), found.type());
            return new Fault(
                    constraint.getKey(),
                    constraint.getSeverity().toCode() + ", FHIR's own rule for " + found.type(),
                    plain.map(Invariants.Plain::message).orElse(constraint.getHuman()),
                    plain.map(Invariants.Plain::remedy).filter(remedy -> !remedy.isEmpty()),
                    Optional.of(constraint.getHuman() + " (" + constraint.getExpression() + ")"));
        });
    }

    /** In the definition that has it first: others inherit it. */
    private Optional<Defined> defined(String id) {
        return guide.baseSupport().<StructureDefinition>fetchAllStructureDefinitions().stream()
                .flatMap(definition -> definition.getSnapshot().getElement().stream()
                        .flatMap(element -> element.getConstraint().stream())
                        .filter(constraint -> constraint.getKey().equalsIgnoreCase(id))
                        .map(constraint -> new Defined(typeOf(constraint, definition), constraint)))
                .findFirst();
    }

    private static String typeOf(ElementDefinitionConstraintComponent constraint, StructureDefinition definition) {
        String source = constraint.hasSource() ? constraint.getSource() : definition.getUrl();
        return Canonical.withoutVersion(source.substring(source.lastIndexOf('/') + 1));
    }
}
