package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.patch.FhirPatch;
import ca.uhn.fhir.parser.DataFormatException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.PatchTrial;
import org.springframework.stereotype.Component;

/** Applies a patch as HAPI does in a write, one operation at a time, so that the one at fault can be named. */
@Component
final class FhirPatchTrial implements PatchTrial {
    /** Its own number, and the names of its classes. */
    private static final Pattern NUMBER = Pattern.compile("HAPI-\\d+: |(?:[a-z]\\w*\\.){2,}[A-Z][\\w$]*Exception: ");

    private static final String WRONG_TYPE = "its value is of a type that the element does not have";
    private static final String INSERT = "insert";
    private static final Set<String> CHANGES_ITS_TARGET = Set.of("delete", "replace");
    private static final int LONGEST = 100;

    /** Reading a path takes longer the longer it is, and more than in proportion. */
    private static final int LONGEST_PATH = 2000;

    private final FhirContext fhirContext;

    FhirPatchTrial(FhirContext fhirContext) {
        this.fhirContext = fhirContext;
    }

    @Override
    public Optional<String> fault(Resource before, Parameters patch) {
        Resource resource = before.copy();
        List<ParametersParameterComponent> operations = patch.getParameter();
        Optional<String> fault = fault(resource, operations, written -> true);
        return fault.isPresent() || canBeWritten(resource)
                ? fault
                : fault(before.copy(), operations, this::canBeWritten);
    }

    /** @param check whether the resource holds values of the right types, after each operation */
    private Optional<String> fault(
            Resource resource, List<ParametersParameterComponent> operations, Predicate<Resource> check) {
        for (int i = 0; i < operations.size(); i++) {
            Optional<String> fault = fault(resource, operations.get(i), check);
            if (fault.isPresent()) {
                return Optional.of(name(operations.get(i), i) + ": " + fault.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> fault(
            Resource resource, ParametersParameterComponent operation, Predicate<Resource> check) {
        boolean inserts = part(operation, "type").equals(INSERT);
        Optional<Resource> before = inserts ? Optional.of(resource.copy()) : Optional.empty();
        String id = resource.getIdElement().getIdPart();
        try {
            Optional<String> aim = faultOfAim(resource, operation);
            if (aim.isPresent()) {
                return aim;
            }
            new FhirPatch(fhirContext).apply(resource, new Parameters().addParameter(operation));
            if (before.filter(resource::equalsDeep).isPresent()) {
                return Optional.of("its path leads to nothing that the resource has");
            }
            String after = resource.getIdElement().getIdPart();
            if (after != null && !after.equals(id)) {
                return Optional.of("it changes the id, and a resource keeps its address");
            }
            return check.test(resource) ? Optional.empty() : Optional.of(WRONG_TYPE);
        } catch (NullPointerException e) {
            return Optional.of("it lacks one of its parts, or names an element that the resource's type does not have");
        } catch (ClassCastException e) {
            return Optional.of(WRONG_TYPE);
        } catch (StackOverflowError e) { // of a path, by which no work but that of reading it is done
            return Optional.of("its path is nested too deeply");
        } catch (
                RuntimeException
                        e) { // an InvalidRequestException, or whatever an element says of a value that it refuses
            return Optional.of(NUMBER.matcher(String.valueOf(e.getMessage())).replaceAll(""));
        }
    }

    /** HAPI would empty the resource, or do nothing. */
    private Optional<String> faultOfAim(Resource resource, ParametersParameterComponent operation) {
        String written = part(operation, "path");
        if (written.isBlank()) {
            return Optional.of("it has no path");
        }
        if (written.length() > LONGEST_PATH) {
            return Optional.of("its path has " + written.length() + " characters, and " + LONGEST_PATH
                    + " are the most that this server takes");
        }
        PatchPath path = new PatchPath(fhirContext, resource, written);
        if (!path.isReadable()) {
            return Optional.of("its path is not written as FHIRPath is, such as " + resource.fhirType()
                    + ".identifier.where(system = 'https://example.org/mrn')");
        }
        if (!CHANGES_ITS_TARGET.contains(part(operation, "type"))) {
            return Optional.empty();
        }
        List<IBase> targets = path.targets();
        if (targets.contains(resource)) {
            return Optional.of(
                    "its path leads to the resource itself. To remove that, send a DELETE; to replace it, a PUT");
        }
        return targets.isEmpty()
                ? path.unknownName()
                        .map(name ->
                                "its path names " + name + ", which the type " + resource.fhirType() + " does not have")
                : Optional.empty();
    }

    private boolean canBeWritten(Resource resource) {
        try {
            fhirContext.newJsonParser().encodeResourceToString(resource);
            return true;
        } catch (ClassCastException | DataFormatException e) {
            return false;
        }
    }

    private static String name(ParametersParameterComponent operation, int index) {
        String what = (part(operation, "type") + " " + part(operation, "path")).strip();
        return "operation " + (index + 1) + " (" + (what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what)
                + ")";
    }

    private static String part(ParametersParameterComponent operation, String name) {
        return operation.getPart().stream()
                .filter(part -> name.equals(part.getName()) && part.getValue() instanceof PrimitiveType<?>)
                .flatMap(part -> Stream.ofNullable(part.getValue().primitiveValue()))
                .findFirst()
                .orElse("");
    }
}
