package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Canonical;
import org.iptfhir.validation.Invariants.Plain;

/** Turns the engine's folded messages into findings: severity by this project's policy, place, advice. */
final class Wording {
    private static final String OURS = Canonical.BASE + "/";
    private static final String UNKNOWN_EXTENSION = "Extension_EXT_Unknown";
    private static final Pattern CANONICAL = Pattern.compile("'?(https?://[^'\\s]+)'?");
    private static final Pattern QUOTED = Pattern.compile("(?s)'(.*)'");
    private static final Pattern UNCHECKED_CODE =
            Pattern.compile("Unknown code in fragment CodeSystem '([^#']+)#([^']*)'.*", Pattern.DOTALL);
    private static final Pattern UNKNOWN_SYSTEM = Pattern.compile(
            ".*(?:CodeSystem is unknown and can't be validated: |could not be resolved.*?: |Unknown code system:? ?)'?([^'\\s,]+)'?.*",
            Pattern.DOTALL);

    /** A POST in a transaction needs no fullUrl (FHIR R4, Bundle, bdl-7 and the rules of transactions). */
    private static final Set<String> FULL_URL =
            Set.of("Bundle_BUNDLE_Entry_NoFullUrl", "Bundle_BUNDLE_FullUrl_Missing");

    private final RuleBook rules;
    private final Invariants invariants;
    private final UnreadableValue unreadable;
    private final UnknownElement unknown;
    private final ExtensionParts parts;
    private final MissedSlice slices;
    private final ValueSetCodes codes;
    private final AnswerAdvice answers;
    private final Supplier<List<String>> profiles;

    /** @param profiles canonicals under our base, for suggestions */
    Wording(
            RuleBook rules,
            Invariants invariants,
            UnreadableValue unreadable,
            UnknownElement unknown,
            ExtensionParts parts,
            MissedSlice slices,
            ValueSetCodes codes,
            AnswerAdvice answers,
            Supplier<List<String>> profiles) {
        this.rules = rules;
        this.invariants = invariants;
        this.unreadable = unreadable;
        this.unknown = unknown;
        this.parts = parts;
        this.slices = slices;
        this.codes = codes;
        this.answers = answers;
        this.profiles = profiles;
    }

    /**
     * The findings of messages.
     *
     * @param root the resource as the engine read it
     * @param judged elements whose codes a rule has judged, known or not
     */
    List<Finding> findings(
            List<EngineMessage> messages, TokenIndex index, Optional<Element> root, List<String> judged) {
        List<Finding> findings = new ArrayList<>();
        Set<String> unchecked = new TreeSet<>();
        List<EngineMessage> extensions = new ArrayList<>();
        for (EngineMessage message : messages) {
            Optional<String> code = uncheckedCode(message);
            if (code.isPresent()) {
                if (judged.stream().noneMatch(message.path()::startsWith)) {
                    unchecked.add(code.get());
                }
            } else if (message.id().equals(UNKNOWN_EXTENSION)
                    && !canonicalIn(message).startsWith(OURS)) {
                extensions.add(message);
            } else if (!FULL_URL.contains(message.id())) {
                findings.add(finding(message, index, root));
            }
        }
        if (!extensions.isEmpty()) {
            findings.add(unknownExtensions(extensions, index));
        }
        if (!unchecked.isEmpty()) {
            findings.add(UncheckedCodes.note(unchecked));
        }
        return MissedSlice.withoutEchoes(findings);
    }

    private static Optional<String> uncheckedCode(EngineMessage message) {
        if (message.kind() != IssueKind.CODE_INVALID && message.kind() != IssueKind.NOT_FOUND) {
            return Optional.empty();
        }
        Matcher fragment = UNCHECKED_CODE.matcher(message.text());
        if (fragment.matches()) {
            return Optional.of(fragment.group(1) + "#" + fragment.group(2));
        }
        Matcher system = UNKNOWN_SYSTEM.matcher(message.text());
        return system.matches() && !system.group(1).startsWith(OURS) ? Optional.of(system.group(1)) : Optional.empty();
    }

    /** A hospital's own extensions are no mistake: one note at the first of them names them all. */
    private static Finding unknownExtensions(List<EngineMessage> messages, TokenIndex index) {
        Map<String, Long> urls = messages.stream()
                .collect(Collectors.groupingBy(Wording::canonicalIn, LinkedHashMap::new, Collectors.counting()));
        String names = urls.entrySet().stream()
                .map(url -> url.getKey() + (url.getValue() == 1 ? "" : " (" + url.getValue() + " times)"))
                .collect(Collectors.joining(", "));
        EngineMessage first = messages.stream()
                .min(Comparator.comparing(message -> index.of(message.path())))
                .orElseThrow();
        return finding(first, first.id(), Severity.NOTE, index.of(first.path()))
                .saying("These extensions are not defined here, so they were not checked: " + names + ".", "");
    }

    private Finding finding(EngineMessage message, TokenIndex index, Optional<Element> root) {
        Focus focus = new Focus(index, root);
        Optional<Rule> rule = message.invariant().flatMap(sentence -> rules.ofInvariant(message.id()));
        if (rule.isPresent()) {
            Position position = focus.of(message);
            if (message.id().equals(ResponseMessages.RULE)) {
                EngineMessage placed = answers.placed(message, root);
                return answers.finding(
                        finding(placed, placed.id(), placed.severity(), focus.of(placed)), placed.text(), root);
            }
            if (message.id().equals(ResponseMessages.TEXTS)) {
                return ResponseMessages.ofTexts(
                        finding(message, rule.get().id(), message.severity(), index.of(message.path() + ".text")),
                        message.text());
            }
            if (message.id().equals(ForeignAnswers.ID)) {
                return finding(message, rule.get().id(), message.severity(), position)
                        .saying(
                                "Rule I08 is not kept: " + message.text(),
                                message.invariant().orElse(""));
            }
            return finding(message, rule.get().id(), message.severity(), position)
                    .saying(
                            "Rule " + rule.get().id() + " is not kept: "
                                    + rule.get().title() + ".",
                            answers.withVersions(message.text()));
        }
        Optional<Plain> plain =
                message.invariant().flatMap(sentence -> invariants.of(message.id(), message.definedIn()));
        if (plain.isPresent()) {
            return finding(
                            message,
                            message.id(),
                            message.severity(),
                            focus.of(message, plain.get().places()))
                    .saying(plain.get().message(), plain.get().remedy());
        }
        return switch (message.id()) {
            case EngineMessage.UNKNOWN_PROPERTY ->
                unknown.finding(finding(message, message.id(), Severity.ERROR, index.of(message.path())), index, root);
            case WrongSystem.ID ->
                WrongSystem.finding(
                        finding(message, message.id(), message.severity(), focus.of(message, List.of("system"))),
                        message);
            case EngineMessage.BLANKS_AROUND ->
                finding(message, message.id(), Severity.ERROR, focus.of(message))
                        .saying("The code has blanks around it, or too many within it.", "Remove the blanks.")
                        .meaning(QUOTED.matcher(message.text())
                                .results()
                                .map(code -> code.group(1).strip().replaceAll("\\s+", " "))
                                .findFirst());
            case UNKNOWN_EXTENSION ->
                unknownCanonical(
                        message,
                        index,
                        "The extension is not defined",
                        "Correct the url, or leave the extension out: under this base only the guide defines extensions.");
            case "Validation_VAL_Profile_Unknown" ->
                unknownCanonical(
                        message,
                        index,
                        "The profile is not known here, so it was not checked",
                        "Correct the canonical: under this base only the guide defines profiles.");
            default -> {
                Finding finding = finding(message, message.id(), message.severity(), focus.of(message));
                yield unknown.counted(finding, message.text(), index, root)
                        .or(() -> unreadable.finding(finding, message.text(), root))
                        .or(() -> MisplacedValue.finding(finding, message.text(), root))
                        .or(() -> parts.finding(finding, message.text()))
                        .or(() -> WithoutPackages.finding(finding, message.text()))
                        .or(() -> slices.finding(finding, message.text(), index, root))
                        .orElseGet(() -> finding.saying(Sentences.ofEngine(message), remedy(message))
                                .meaning(codes.meantIn(message)));
            }
        };
    }

    /** Few codes are named, more are for the reader of the value set. */
    private String remedy(EngineMessage message) {
        List<String> few = codes.fewIn(message);
        return few.isEmpty() ? Advice.on(message) : "Use one of " + String.join(", ", few) + ".";
    }

    /** Where nothing tells which of several was meant, all are named. */
    static Optional<String> anyOf(List<String> candidates) {
        return candidates.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", candidates));
    }

    private Finding unknownCanonical(EngineMessage message, TokenIndex index, String text, String remedy) {
        String url = canonicalIn(message);
        Position position = index.of(message.path());
        if (!url.startsWith(OURS)) {
            return finding(message, message.id(), Severity.NOTE, position).saying(text + ": " + url + ".", "");
        }
        return finding(message, message.id(), Severity.ERROR, position)
                .saying(text + ": " + url + ".", remedy)
                .meaning(nearestCanonical(url));
    }

    private static String canonicalIn(EngineMessage message) {
        Matcher canonical = CANONICAL.matcher(message.text());
        return canonical.find() ? canonical.group(1) : "";
    }

    /** Canonicals share their base: only the names at their ends are compared. */
    private Optional<String> nearestCanonical(String url) {
        String base = url.substring(0, url.lastIndexOf('/') + 1);
        List<String> siblings = profiles.get().stream()
                .filter(canonical -> canonical.startsWith(base))
                .map(canonical -> canonical.substring(base.length()))
                .toList();
        return anyOf(Nearest.to(url.substring(base.length()), siblings).stream()
                .map(base::concat)
                .toList());
    }

    private static Finding finding(EngineMessage message, String id, Severity severity, Position position) {
        return new Finding(
                id, severity, message.kind(), message.path(), position, "", Optional.empty(), Optional.empty());
    }
}
