package org.iptfhir.store.export;

import ca.uhn.fhir.batch2.jobs.export.BulkDataExportProvider;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * {@code Group/[id]/$export}: orders an export of what is recorded of the members of a group
 * (http://hl7.org/fhir/uv/bulkdata). HAPI's jobs do it. All patients at once, or the whole server, are not exported: who
 * wants them names them in a group.
 */
public final class GroupExport {
    private static final String TYPE = "_type";
    private static final String SINCE = "_since";
    private static final String FORMAT = "_outputFormat";
    private static final Set<String> KNOWN = Set.of(TYPE, SINCE, FORMAT, "_format", "_pretty");
    private static final Set<String> FORMATS =
            Set.of(Constants.CT_FHIR_NDJSON, Constants.CT_APP_NDJSON, Constants.CT_NDJSON);

    private final BulkDataExportProvider exports;
    private final ExportedTypes types;

    GroupExport(BulkDataExportProvider exports, ExportedTypes types) {
        this.exports = exports;
        this.types = types;
    }

    /** Orders it; the answer says where to ask how far it is. */
    @Operation(
            name = "$export",
            typeName = "Group",
            manualResponse = true,
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export")
    public void export(
            @IdParam IIdType group,
            @OperationParam(name = FORMAT, max = 1) @Nullable StringType format,
            @OperationParam(name = TYPE, max = 1) @Nullable StringType type,
            @OperationParam(name = SINCE, max = 1) @Nullable StringType since,
            ServletRequestDetails request) {
        check(request);
        Optional.ofNullable(format)
                .map(StringType::getValue)
                .filter(name -> !FORMATS.contains(name.replace(' ', '+')))
                .ifPresent(name -> {
                    throw new InvalidRequestException(FORMAT + "=" + name + " is not written. Leave it out, or ask for "
                            + Constants.CT_FHIR_NDJSON + ".");
                });
        List<String> wanted = Optional.ofNullable(type)
                .map(StringType::getValue)
                .map(types::of)
                .orElse(types.names());
        exports.groupExport(
                group,
                new StringType(Constants.CT_FHIR_NDJSON),
                new StringType(String.join(",", wanted)),
                since(since),
                null,
                null,
                null,
                null,
                null,
                null,
                request);
    }

    private static void check(ServletRequestDetails request) {
        boolean isAsynchronous = request.getHeaders("Prefer").stream()
                .flatMap(header -> Stream.of(header.split("[,;]")))
                .anyMatch(wish -> wish.strip().equals("respond-async"));
        if (!isAsynchronous) {
            throw new InvalidRequestException(
                    "An export takes its time. Send the header Prefer: respond-async; the answer says where to ask for the"
                            + " files.");
        }
        request.getParameters().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRequestException("$export has no parameter " + name + " here. It takes " + TYPE
                            + ", " + SINCE + ", " + FORMAT + ".");
                });
    }

    private static @Nullable InstantType since(@Nullable StringType since) {
        try {
            return since == null ? null : new InstantType(since.getValue());
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new InvalidRequestException(
                    SINCE + "=" + since.getValue()
                            + " cannot be read. Write a moment with its time zone, such as 2026-02-03T10:00:00Z.",
                    e);
        }
    }
}
