package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.iptfhir.guide.Canonical;

/**
 * What is said of an element around another one only because that other one is at fault: a period that cannot be read
 * does not count as a period, so that rules which speak of it are not kept either.
 */
final class Echoes {
    /** Nearly every rule names them, only to except what was entered in error. */
    private static final Set<String> STATES = Set.of("status", "lifecycleStatus", "verificationStatus");

    private static final String MAXIMUM = "Validation_VAL_Profile_Maximum";
    private static final Pattern TYPED = Pattern.compile("\\.ofType\\(\\w+\\)$");
    private static final Pattern CODING = Pattern.compile("\\.coding\\[\\d+]$");
    private static final Pattern MINIMUM = Pattern.compile("Validation_VAL_Profile_Minimum(_SLICE)?");
    private static final Pattern COUNTED = Pattern.compile("[\\w.]+\\.(\\w+)\\[x]: max allowed = 1.*", Pattern.DOTALL);

    private final IWorkerContext definitions;
    private final ElementNames names;

    Echoes(IWorkerContext definitions, ElementNames names) {
        this.definitions = definitions;
        this.names = names;
    }

    /**
     * An element at fault.
     *
     * @param path of the element
     * @param parent path of the element around it
     * @param name without type
     * @param counts whether the engine has seen an element of this name
     */
    private record Fault(String path, String parent, String name, boolean counts) {}

    /** The messages without those that only echo another. */
    List<EngineMessage> removed(List<EngineMessage> messages, Optional<Element> root) {
        List<EngineMessage> left = new ArrayList<>(messages);
        for (EngineMessage message : messages) {
            if (message.id().equals(EngineMessage.BLANK)) {
                left.removeIf(other -> isEchoOfBlank(other, message));
            }
            fault(message, root).ifPresent(fault -> remove(message, fault, left));
        }
        return left;
    }

    /** A value of blanks is said to be missing or wrong as well, there or on an element around it. */
    private static boolean isEchoOfBlank(EngineMessage message, EngineMessage blank) {
        if (message.id().equals(EngineMessage.BLANK)) {
            return false;
        }
        String name = blank.path().substring(blank.path().lastIndexOf('.') + 1).replaceFirst("\\[.*", "");
        return message.path().equals(blank.path())
                || (blank.path().startsWith(message.path() + ".")
                        && message.text().matches("(?s).*\\b" + Pattern.quote(name) + "\\b.*"));
    }

    /** A fault that is only warned of is an error where what follows from it is one. */
    private void remove(EngineMessage message, Fault fault, List<EngineMessage> left) {
        boolean refuses = left.stream().anyMatch(other -> other.severity() == Severity.ERROR && isEcho(other, fault));
        left.removeIf(other -> isEcho(other, fault));
        if (refuses && message.severity() != Severity.ERROR) {
            left.replaceAll(other -> other.equals(message) ? other.as(Severity.ERROR) : other);
        }
    }

    private Optional<Fault> fault(EngineMessage message, Optional<Element> root) {
        if (message.id().equals(MAXIMUM)) {
            Matcher counted = COUNTED.matcher(message.text());
            return counted.matches()
                    ? Optional.of(
                            new Fault(message.path() + "." + counted.group(1), message.path(), counted.group(1), true))
                    : Optional.empty();
        }
        if (message.id().equals(WrongSystem.ID)) {
            return Optional.of(ofConcept(CODING.matcher(message.path()).replaceFirst("")));
        }
        String path = TYPED.matcher(message.path()).replaceFirst("");
        int dot = path.lastIndexOf('.');
        if (dot < 0 || message.severity() != Severity.ERROR) {
            return Optional.empty();
        }
        String parent = path.substring(0, dot);
        String name = path.substring(dot + 1).replaceFirst("\\[.*", "");
        if (Following.isWithoutValue(message)) {
            return Optional.of(new Fault(path, parent, name, false));
        }
        if (message.id().equals(EngineMessage.UNKNOWN_PROPERTY)) {
            return root.flatMap(resource -> ElementPath.at(resource, parent))
                    .flatMap(around -> names.choiceOf(around, name)
                            .or(() -> names.choice(around, name).map(choice -> name + ElementPath.CHOICE))
                            .or(() -> name.equals(UnknownElement.REFERENCE)
                                    ? names.referenceIn(around)
                                    : Optional.empty()))
                    .map(choice -> new Fault(path, parent, choice.replace(ElementPath.CHOICE, ""), false));
        }
        return ValueSetCodes.isUnknownCode(message) || Folding.isVerdict(message)
                ? Optional.of(new Fault(message.path(), parent, name, true))
                : Optional.empty();
    }

    private static Fault ofConcept(String concept) {
        String path = TYPED.matcher(concept).replaceFirst("");
        int dot = path.lastIndexOf('.');
        return new Fault(
                concept, path.substring(0, dot), path.substring(dot + 1).replaceFirst("\\[.*", ""), true);
    }

    private boolean isEcho(EngineMessage message, Fault fault) {
        if (message.path().equals(fault.path())) {
            return message.invariant().isPresent() && !message.definedIn().isEmpty();
        }
        boolean around = fault.parent().equals(message.path()) || fault.parent().startsWith(message.path() + ".");
        if (!around) {
            return false;
        }
        return message.invariant().isPresent()
                ? speaksOf(message, fault.name())
                : !fault.counts()
                        && MINIMUM.matcher(message.id()).matches()
                        && message.path().equals(fault.parent())
                        && message.text().matches("(?s)[\\w.]+\\." + fault.name() + "(\\[x])?(:\\S+)?: minimum.*");
    }

    /** Whether the invariant that a message tells of names an element. */
    private boolean speaksOf(EngineMessage message, String name) {
        if (STATES.contains(name)) {
            return false;
        }
        StructureDefinition definition =
                definitions.fetchResource(StructureDefinition.class, Canonical.withoutVersion(message.definedIn()));
        Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        return definition != null
                && definition.getSnapshot().getElement().stream()
                        .flatMap(element -> element.getConstraint().stream())
                        .anyMatch(constraint -> message.id().equals(constraint.getKey())
                                && word.matcher(String.valueOf(constraint.getExpression()))
                                        .find());
    }
}
