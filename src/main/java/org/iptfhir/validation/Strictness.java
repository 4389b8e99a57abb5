package org.iptfhir.validation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;

/** Where the engine refuses what FHIR R4 allows. */
final class Strictness {
    /** FHIR's invariant that a period ends after its start; the engine fails it where one date says less than the other. */
    private static final String ORDER = "per-1";

    private static final String TIME = "Type_Specific_Checks_DT_Time_Valid";

    /** R4's own regular expression (FHIR R4, datatypes, time); the engine's knows no fractions. */
    private static final Pattern R4_TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?");

    /** What must be answered must be so once the response is completed (FHIR R4, Questionnaire.item.required). */
    private static final Set<String> ANSWERED = Set.of("completed", "amended");

    /** Without them nobody can tell whether a record of IPT counts. */
    private static final Set<String> STATES = Set.of("status", "lifecycleStatus");

    private Strictness() {}

    /** Whether a message refuses what R4 allows. */
    static boolean isTooStrict(EngineMessage message, Optional<Element> root) {
        return switch (message.id()) {
            case TIME ->
                elementOf(message, root)
                        .map(Element::primitiveValue)
                        .filter(time -> R4_TIME.matcher(time).matches())
                        .isPresent();
            case ORDER ->
                elementOf(message, root).filter(Strictness::mayBeInOrder).isPresent();
            case Folding.NO_CODE ->
                elementOf(message, root)
                        .filter(code -> code.hasChild("extension"))
                        .filter(code -> !isStateOfIpt(code, message.path(), root))
                        .isPresent();
            case ResponseMessages.RULE -> ResponseMessages.isOfUnanswered(message) && isGoingOn(message, root);
            default -> false;
        };
    }

    /** The whole last day or month of a period belongs to it (FHIR R4, datatypes, Period). */
    private static boolean mayBeInOrder(Element period) {
        Optional<PossibleTime> start = PossibleTime.of(period, "start");
        return start.isPresent()
                && PossibleTime.of(period, "end")
                        .filter(end -> !end.isBefore(start.get()))
                        .isPresent();
    }

    private static boolean isGoingOn(EngineMessage message, Optional<Element> root) {
        return root.flatMap(resource -> ElementPath.at(resource, ResponseMessages.responseOf(message.path())))
                .map(response -> response.getNamedChildValue("status"))
                .filter(status -> !ANSWERED.contains(status))
                .isPresent();
    }

    private static Optional<Element> elementOf(EngineMessage message, Optional<Element> root) {
        return root.flatMap(resource -> ElementPath.at(resource, message.path()));
    }

    /** An extension may stand in place of every value (FHIR R4, extensibility), but not of the state of a record of IPT. */
    private static boolean isStateOfIpt(Element code, String path, Optional<Element> root) {
        return STATES.contains(code.getName())
                && root.flatMap(resource -> ElementPath.at(resource, path.substring(0, path.lastIndexOf('.'))))
                        .filter(Element::isResource)
                        .filter(resource -> Recognition.isIpt(CodedResource.of(resource)))
                        .isPresent();
    }
}
