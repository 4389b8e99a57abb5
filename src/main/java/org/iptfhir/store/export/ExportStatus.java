package org.iptfhir.store.export;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.api.IJobPersistence;
import ca.uhn.fhir.batch2.jobs.export.BulkDataExportProvider;
import ca.uhn.fhir.batch2.model.JobInstance;
import ca.uhn.fhir.batch2.model.StatusEnum;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.model.BulkExportJobResults;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.util.Batch2JobDefinitionConstants;
import ca.uhn.fhir.util.JsonUtil;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * {@code $export-poll-status}: how far an export is, and where its files are; with DELETE its end. Files that nobody deletes
 * go after two hours, by HAPI's own job.
 */
public final class ExportStatus {
    private static final String JOB = "_jobId";

    /** HAPI asks for two minutes, in which most exports are done many times. */
    private static final String SECONDS = "5";

    private final BulkDataExportProvider exports;
    private final IJobCoordinator jobs;
    private final IJobMaintenanceService maintenance;
    private final IJobPersistence persistence;
    private final DaoRegistry daos;

    ExportStatus(
            BulkDataExportProvider exports,
            IJobCoordinator jobs,
            IJobMaintenanceService maintenance,
            IJobPersistence persistence,
            DaoRegistry daos) {
        this.exports = exports;
        this.jobs = jobs;
        this.maintenance = maintenance;
        this.persistence = persistence;
        this.daos = daos;
    }

    /** Tells it, or ends it. */
    @Operation(
            name = "$export-poll-status",
            manualResponse = true,
            idempotent = true,
            deleteEnabled = true,
            canonicalUrl = "https://w3id.org/ipt-fhir/OperationDefinition/export-status")
    public void status(@OperationParam(name = JOB, max = 1) @Nullable StringType id, ServletRequestDetails request)
            throws IOException {
        if (id == null) {
            throw new InvalidRequestException(
                    "The parameter " + JOB + " is missing. Ask at the address that Content-Location has named.");
        }
        JobInstance job = job(id.getValue());
        HttpServletResponse response = request.getServletResponse();
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            end(job);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        if (job.getStatus() == StatusEnum.FAILED) {
            throw new InternalErrorException("The export has failed; the log says why. Order it again.");
        }
        if (job.getStatus() != StatusEnum.COMPLETED) {
            maintenance
                    .triggerMaintenancePass(); // brings the job one step on, which it comes to by itself every minute
        }
        exports.exportPollStatus(id, request);
        if (!response.isCommitted() && response.getStatus() == HttpServletResponse.SC_ACCEPTED) {
            response.setHeader("Retry-After", SECONDS);
        }
    }

    private JobInstance job(String id) {
        return Optional.of(jobs.getInstance(id))
                .filter(job -> job.getJobDefinitionId().equals(Batch2JobDefinitionConstants.BULK_EXPORT))
                .filter(job -> job.getStatus() != StatusEnum.CANCELLED && !job.isCancelled())
                .orElseThrow(() -> new ResourceNotFoundException("There is no export " + id
                        + " here: it was ended, or its files were taken away. Order it again."));
    }

    private void end(JobInstance job) {
        if (job.getStatus().isEnded()) {
            Optional.ofNullable(job.getReport())
                    .filter(report -> !report.isEmpty())
                    .ifPresent(this::deleteFiles);
            persistence.deleteInstanceAndChunks(job.getInstanceId());
        } else {
            jobs.cancelInstance(job.getInstanceId());
        }
    }

    private void deleteFiles(String report) {
        JsonUtil.deserialize(report, BulkExportJobResults.class)
                .getResourceTypeToBinaryIds()
                .values()
                .forEach(files -> files.forEach(file -> daos.getResourceDao("Binary")
                        .delete(new IdType(file).toUnqualifiedVersionless(), new SystemRequestDetails())));
    }
}
