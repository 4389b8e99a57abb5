package org.iptfhir.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.iptfhir.validation.Finding;

/** Finds out which operation of a JSON Patch has brought a fault into the result. */
final class OperationAtFault {
    /** Each may cost a check, and a copy of the resource; of longer patches nobody is told more than the place. */
    private static final int MOST = 20;

    private final List<JsonOperation> operations;
    private final List<JsonNode> steps;
    private final Function<JsonNode, List<Finding>> check;
    private final Map<Integer, List<Finding>> found = new HashMap<>();

    private OperationAtFault(
            List<JsonOperation> operations, List<JsonNode> steps, Function<JsonNode, List<Finding>> check) {
        this.operations = operations;
        this.steps = steps;
        this.check = check;
    }

    /**
     * The findings in the result of a patch, the errors with the operation that they come from.
     *
     * @param before the first operation
     * @param check says what is wrong with the resource
     * @throws InapplicablePatch when an operation cannot be applied
     */
    static List<Finding> named(
            List<Finding> ofResult,
            JsonNode before,
            List<JsonOperation> operations,
            Function<JsonNode, List<Finding>> check)
            throws InapplicablePatch {
        if (operations.size() > MOST) {
            return ofResult;
        }
        List<JsonNode> steps = new ArrayList<>(List.of(before));
        for (JsonOperation operation : operations) {
            steps.add(operation.applied(steps.get(steps.size() - 1)));
        }
        OperationAtFault search = new OperationAtFault(operations, steps, check);
        return ofResult.stream().map(search::named).toList();
    }

    private Finding named(Finding finding) {
        return finding.isError()
                ? of(finding)
                        .map(operation -> finding.adding("It comes from " + operation.name() + "."))
                        .orElse(finding)
                : finding;
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
