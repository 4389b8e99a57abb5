package org.iptfhir.validation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.iptfhir.guide.Canonical;
import org.iptfhir.validation.SlicePattern.Compared;

/** Says of a slice that is missing which repetition came nearest to it, and what of it differs. */
final class MissedSlice {
    private static final String MISSING = "Validation_VAL_Profile_Minimum_SLICE";
    private static final String NO_SLICE = "Validation_VAL_Profile_NotSlice";
    private static final Pattern SLICE = Pattern.compile(
            "Slice '([^']+)': a matching slice is required, but not found \\(from ([^)]+)\\).*", Pattern.DOTALL);

    private final IWorkerContext definitions;

    MissedSlice(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    /**
     * A repetition.
     *
     * @param path of it
     */
    private record Candidate(String path, List<Compared> compared) {
        long fitting() {
            return SlicePattern.fitting(compared);
        }

        Optional<Compared> fault() {
            return compared.stream().filter(one -> !one.isEqual()).findFirst();
        }
    }

    /**
     * The finding in words, at what differs; empty when the message is about something else.
     *
     * @param finding without text
     * @param text of the engine
     */
    Optional<Finding> finding(Finding finding, String text, TokenIndex index, Optional<Element> root) {
        Matcher slice = SLICE.matcher(text);
        if (!finding.id().equals(MISSING) || !slice.matches()) {
            return Optional.empty();
        }
        String id = slice.group(1);
        String url = slice.group(2);
        StructureDefinition profile =
                definitions.fetchResource(StructureDefinition.class, Canonical.withoutVersion(url));
        String name = id.substring(id.lastIndexOf(':') + 1);
        String element = id.substring(id.lastIndexOf('.') + 1).replaceFirst(":.*", "");
        Optional<SlicePattern> pattern = Optional.ofNullable(profile).flatMap(known -> SlicePattern.of(known, id));
        if (pattern.isEmpty()) {
            return Optional.of(finding.saying(
                    "The profile " + url + " asks for the " + element + " '" + name + "', and there is none.",
                    "Add it as the profile describes it."));
        }
        Optional<Candidate> nearest = root.flatMap(resource -> ElementPath.at(resource, finding.expression()))
                .flatMap(parent -> nearest(parent, finding.expression(), element, pattern.get()));
        String begin =
                "The profile " + url + " asks for the " + element + " '" + name + "', with " + wanted(pattern.get());
        Optional<Compared> fault = nearest.flatMap(Candidate::fault);
        if (fault.isEmpty()) {
            return Optional.of(finding.saying(begin + ", and there is none.", "Add it."));
        }
        String repetition = nearest.get().path();
        String place = repetition
                + (fault.get().path().isEmpty() ? "" : "." + fault.get().path());
        String near = repetition.substring(repetition.lastIndexOf('.') + 1);
        String told = begin + ". Nearest to it is " + near + ", but "
                + (fault.get().path().isEmpty() ? "it" : fault.get().path()) + " is "
                + fault.get().actual().map(value -> "'" + value + "'").orElse("missing") + ".";
        Finding placed = finding.at(index.has(place) ? place : repetition)
                .placed(index.of(index.has(place) ? place : repetition));
        return Optional.of(placed.saying(told, "Correct it, or add another " + element + " that has these values.")
                .meaning(
                        fault.get().actual().isPresent()
                                ? Optional.of(fault.get().expected())
                                : Optional.empty()));
    }

    private static Optional<Candidate> nearest(Element parent, String path, String name, SlicePattern pattern) {
        List<Element> repetitions = parent.getChildrenByName(name);
        return IntStream.range(0, repetitions.size())
                .mapToObj(i -> new Candidate(
                        path + "." + ElementPath.step(repetitions.get(i), i), pattern.comparedWith(repetitions.get(i))))
                .filter(candidate -> candidate.fitting() > 0)
                .max(Comparator.comparingLong(Candidate::fitting));
    }

    private static String wanted(SlicePattern pattern) {
        return pattern.values().stream()
                .flatMap(expected -> SlicePattern.leaves(expected).stream())
                .map(one -> (one.path().isEmpty() ? "the value" : one.path()) + " '" + one.expected() + "'")
                .collect(Collectors.joining(" and "));
    }

    /** Takes out that a repetition fits no slice, where it is told as the one that came nearest to a missing one. */
    static List<Finding> withoutEchoes(List<Finding> findings) {
        List<String> nearest = findings.stream()
                .filter(finding -> finding.id().equals(MISSING))
                .map(Finding::expression)
                .toList();
        return findings.stream()
                .filter(finding -> !finding.id().equals(NO_SLICE)
                        || nearest.stream()
                                .noneMatch(path -> path.equals(finding.expression())
                                        || path.startsWith(finding.expression() + ".")))
                .toList();
    }
}
