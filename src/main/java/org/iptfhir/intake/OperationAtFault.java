package org.iptfhir.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.iptfhir.validation.Finding;

/** Finds out which operation of a JSON Patch has brought a fault into the result. */
final class OperationAtFault {
    /** Each may cost a check; of longer patches nobody is told more than the place. */
    private static final int MOST = 20;

    private final List<JsonNode> steps;
    private final List<JsonOperation> operations;
    private final Function<JsonNode, List<Finding>> check;
    private final Map<Integer, List<Finding>> found = new HashMap<>();

    /**
     * Asks about one patch.
     *
     * @param steps the resource before the first operation, and after each
     * @param check says what is wrong with the resource
     */
    OperationAtFault(List<JsonNode> steps, List<JsonOperation> operations, Function<JsonNode, List<Finding>> check) {
        this.steps = steps;
        this.operations = operations;
        this.check = check;
    }

    /** The findings in the result, the errors with the operation that they come from. */
    List<Finding> named(List<Finding> ofResult) {
        return operations.size() > MOST
                ? ofResult
                : ofResult.stream()
                        .map(finding -> finding.isError()
                                ? of(finding)
                                        .map(operation -> finding.adding("It comes from " + operation.name() + "."))
                                        .orElse(finding)
                                : finding)
                        .toList();
    }

    /** Empty when it was there before. */
    private Optional<JsonOperation> of(Finding finding) {
        for (int i = 0; i < steps.size(); i++) {
            if (found.computeIfAbsent(i, step -> check.apply(steps.get(step))).contains(finding)) {
                return i == 0 ? Optional.empty() : Optional.of(operations.get(i - 1));
            }
        }
        return Optional.empty();
    }
}
