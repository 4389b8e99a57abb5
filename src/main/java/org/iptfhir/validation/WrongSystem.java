package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * Codes that are right under a system that is not theirs: {@code https://loinc.org}, a name with a letter too many, none
 * at all. The engine says of them that the code is unknown, or that it cannot be checked; the advice would be about the
 * code.
 */
final class WrongSystem {
    static final String ID = "Code_Of_Another_System";

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String LOINC = "http://loinc.org";

    /** What codes of the two look like: another code cannot be theirs, although the guide lists only a few. */
    private static final Map<String, Pattern> FORMS = Map.of(
            SNOMED, Pattern.compile("\\d{6,18}"),
            LOINC, Pattern.compile("(?:LA|LL|LP|MTHU)?\\d+(?:-\\d)?"));

    /** Codes that nobody else would choose for something of their own. */
    private static final Pattern DISTINCTIVE = Pattern.compile("ipt-.*|\\d{6,18}|(?:LA)?\\d{4,}-\\d");

    private static final Pattern NO_SYSTEM =
            Pattern.compile("Coding has no system.*|A code with no system.*", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("The code (\\S+) is one of (.+), but .*");

    private final Displays listed;

    /** @param listed the codes that the guide lists */
    WrongSystem(Displays listed) {
        this.listed = listed;
    }

    /**
     * A Coding in a text.
     *
     * @param path of it
     * @param concept path of the concept around it, or its own where there is none
     * @param others the further codings of the concept
     */
    private record Placed(Element coding, String path, String concept, List<Element> others) {
        String system() {
            return Optional.ofNullable(coding.getNamedChildValue("system")).orElse("");
        }

        String code() {
            return Optional.ofNullable(coding.getNamedChildValue("code")).orElse("");
        }

        /** Whether a message is about the coding, or about what its concept lacks because of it. */
        boolean isMeant(EngineMessage message) {
            if (message.id().equals(ResponseMessages.RULE)) {
                return AnswerAdvice.isNoAnswer(message.text()) && concept.startsWith(message.path() + ".value");
            }
            return isAt(message.path())
                    && (Folding.isVerdict(message)
                            || NO_SYSTEM.matcher(message.text()).matches()
                            || ((message.kind() == IssueKind.CODE_INVALID || message.kind() == IssueKind.NOT_FOUND)
                                    && message.text().contains(system().isEmpty() ? code() : system())));
        }

        private boolean isAt(String messagePath) {
            return messagePath.equals(concept) || messagePath.equals(path) || messagePath.startsWith(path + ".");
        }
    }

    /** The messages, with one about the system in place of what is said of such a code. */
    List<EngineMessage> told(List<EngineMessage> messages, Element root) {
        List<EngineMessage> told = new ArrayList<>(messages);
        for (Placed placed : codings(root)) {
            List<String> known = systemsOf(placed);
            if (known.isEmpty()) {
                continue; // nearly always: what the guide does not list is not looked for among the messages
            }
            List<EngineMessage> meant = told.stream().filter(placed::isMeant).toList();
            List<String> right = right(placed, known, meant.stream().anyMatch(WrongSystem::isRefusal));
            if (!right.isEmpty()) {
                told.removeAll(meant);
                told.add(message(placed, right, meant));
            }
        }
        return told;
    }

    /** The finding in words: {@link #told} has written the message. */
    static Finding finding(Finding finding, EngineMessage message) {
        Matcher text = TEXT.matcher(message.text());
        String right = text.matches() ? text.group(2) : "";
        return finding.saying(message.text(), "Write " + right + " as the system of the code.")
                .meaning(Optional.of(right));
    }

    private static boolean isRefusal(EngineMessage message) {
        return Folding.isVerdict(message)
                || message.id().equals(ResponseMessages.RULE)
                || (message.kind() == IssueKind.CODE_INVALID && message.severity() == Severity.ERROR);
    }

    /** The systems of which the guide lists the code; none where the coding may be right as it is. */
    private List<String> systemsOf(Placed placed) {
        String code = placed.code();
        String given = placed.system();
        return code.isEmpty() || listed.has(given, code) || mayHave(given, code)
                ? List.of()
                : listed.systemsOf(code).stream()
                        .filter(system -> !system.equals(Finding.RULES))
                        .filter(system -> placed.others().stream()
                                .noneMatch(other -> system.equals(other.getNamedChildValue("system"))))
                        .sorted()
                        .toList();
    }

    /** The systems that were probably meant; none where the code may be a sender's own. */
    private static List<String> right(Placed placed, List<String> known, boolean isRefused) {
        List<String> nearest = Nearest.to(placed.system(), known);
        if (!nearest.isEmpty()) {
            return nearest;
        }
        boolean isMeant = placed.system().isEmpty()
                || isRefused
                || DISTINCTIVE.matcher(placed.code()).matches();
        return isMeant ? known : List.of();
    }

    /** Whether a system that the guide knows in part may have a code that the guide does not list. */
    private boolean mayHave(String system, String code) {
        Pattern form = FORMS.get(system);
        return form == null ? listed.isFragment(system) : form.matcher(code).matches();
    }

    private static EngineMessage message(Placed placed, List<String> right, List<EngineMessage> meant) {
        Severity severity = meant.stream().anyMatch(message -> message.severity() == Severity.ERROR)
                ? Severity.ERROR
                : Severity.WARNING;
        return new EngineMessage(
                ID,
                placed.path(),
                severity,
                IssueKind.CODE_INVALID,
                "The code " + placed.code() + " is one of " + String.join(" or ", right) + ", but "
                        + (placed.system().isEmpty()
                                ? "it is given without a system."
                                : "it is given as one of " + placed.system() + "."),
                Optional.empty(),
                "");
    }

    private static List<Placed> codings(Element root) {
        List<Placed> codings = new ArrayList<>();
        collect(root, root.fhirType(), codings);
        return codings;
    }

    private static void collect(Element element, String path, List<Placed> codings) {
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : element.getChildren()) {
            if (child.isPrimitive() || !child.hasChildren()) {
                continue;
            }
            int position = seen.merge(child.getName(), 1, Integer::sum) - 1;
            String place = path + "." + ElementPath.step(child, position);
            if (child.fhirType().equals("Coding")) {
                boolean isInConcept = element.fhirType().equals("CodeableConcept");
                List<Element> others = isInConcept
                        ? element.getChildrenByName("coding").stream()
                                .filter(other -> other != child)
                                .toList()
                        : List.of();
                codings.add(new Placed(child, place, isInConcept ? path : place, others));
            } else {
                collect(child, place, codings);
            }
        }
    }
}
