package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.CoursesInBundle;
import org.iptfhir.translate.ReadOnce;
import org.iptfhir.translate.RecordLock;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.course.CourseRules;
import org.iptfhir.validation.course.Written;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Holds every write, whatever its way, to the rules over several resources: once per transaction, just before it
 * commits, when all that it brings is there and its references are resolved.
 */
@Interceptor
public final class CourseCheck {
    private final CourseRules rules;
    private final CourseReader stored;
    private final RecordLock lock;
    private final ValidationMode mode;
    private final FhirContext fhir;

    CourseCheck(CourseRules rules, CourseReader stored, RecordLock lock, ValidationMode mode, FhirContext fhirContext) {
        this.rules = rules;
        this.stored = stored;
        this.lock = lock;
        this.mode = mode;
        this.fhir = fhirContext;
    }

    /** Notes what was created. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource created, RequestDetails request) {
        note(Optional.empty(), created, request);
    }

    /** Notes what was changed. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        note(Optional.ofNullable(before), after, request);
    }

    private void note(Optional<IBaseResource> before, IBaseResource resource, RequestDetails request) {
        if (resource instanceof Bundle bundle && bundle.getType() == BundleType.DOCUMENT) {
            atEndOfTransaction(request).documents.add(bundle);
        }
        if (resource instanceof Resource written && rules.lookAt(written)) {
            atEndOfTransaction(request).written.put(written, before.map(Resource.class::cast));
        }
    }

    /** The check that is to be made before the transaction at hand commits. */
    private BeforeCommit atEndOfTransaction(RequestDetails request) {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(BeforeCommit.class::isInstance)
                .map(BeforeCommit.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    BeforeCommit check = new BeforeCommit(new WrittenResources(request));
                    TransactionSynchronizationManager.registerSynchronization(check);
                    return check;
                });
    }

    /** The check of one transaction. */
    private final class BeforeCommit implements TransactionSynchronization {
        private final WrittenResources written;
        private final List<Bundle> documents = new ArrayList<>();
        private List<Finding> findings = List.of();

        BeforeCommit(WrittenResources written) {
            this.written = written;
        }

        /** Before what is worked out from all that is stored: it may be refused. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE - 1;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            List<Written> resources = written.all();
            CourseReader courses = new ReadOnce(stored); // who is one person is asked once: what is locked is checked
            Set<String> records = rules.records(resources, courses);
            // Locked as late as can be: who holds the lock has nothing left to do but to look and to commit.
            lock.hold(records);
            Places places = Places.onDemand(written::places);
            findings = new ArrayList<>(rules.check(resources, courses, places));
            documents.forEach(document -> findings.addAll(rules.checkDocument(parts(document), places)));
            if (mode == ValidationMode.ENFORCE && findings.stream().anyMatch(Finding::isError)) {
                written.tell(findings); // the answer to a batch shows them at the entry
                throw Refusal.of(findings);
            }
        }

        private List<Written> parts(Bundle document) {
            String path = written.pathInBundle(document).orElse(document.fhirType());
            CoursesInBundle resources = CoursesInBundle.of(document, fhir, "document");
            List<Written> parts = new ArrayList<>();
            for (int i = 0; i < document.getEntry().size(); i++) {
                String place = path + ".entry[" + i + "].resource";
                resources.resource(i).ifPresent(resource -> parts.add(new Written(resource, place)));
            }
            return parts;
        }

        @Override
        public void afterCommit() {
            written.tell(findings);
        }
    }
}
