package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.MatchResourceUrlService;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.iptfhir.translate.Placeholder;
import org.jspecify.annotations.Nullable;

/**
 * The empty targets that stand in for what a reference named too early. Who brings such a target by a conditional create
 * fills the one that is here: to HAPI it is a match like any other, and what was sent would be dropped.
 */
@Interceptor
public final class Placeholders {
    /** The mark of a database that may hold some: once it does, it may for ever. */
    private static final String WORK = "placeholders";

    private final MatchResourceUrlService<JpaPid> matches;
    private final DaoRegistry daos;
    private final boolean mayBeHere;

    private Placeholders(MatchResourceUrlService<JpaPid> matches, DaoRegistry daos, boolean mayBeHere) {
        this.matches = matches;
        this.daos = daos;
        this.mayBeHere = mayBeHere;
    }

    /** Looks whether the database may hold some, and marks it where the setting lets them in. */
    static Placeholders of(
            MatchResourceUrlService<JpaPid> matches,
            DaoRegistry daos,
            ReferenceSettings settings,
            Marks marks,
            OneNodeAtATime oneNode) {
        if (marks.of(WORK).isEmpty() && settings.integrity() == ReferenceIntegrity.ALLOW) {
            oneNode.run(() -> marks.set(WORK, "may be here"));
        }
        return new Placeholders(matches, daos, marks.of(WORK).isPresent());
    }

    /** Whether anything has to be looked at. */
    boolean mayBeHere() {
        return mayBeHere;
    }

    /**
     * Whether a condition matches such a one alone.
     *
     * @param url with the type before the condition
     */
    boolean isMatched(
            Class<? extends IBaseResource> type,
            String url,
            @Nullable RequestDetails request,
            TransactionDetails transaction) {
        if (!mayBeHere) {
            return false;
        }
        Set<JpaPid> found =
                matches.processMatchUrl(url, type, transaction, request, RequestPartitionId.allPartitions());
        return found.size() == 1
                && Placeholder.is(
                        daos.getResourceDao(type).readByPid(found.iterator().next()));
    }

    /** Takes the mark away from the one that is filled, whatever fills it. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void filled(@Nullable IBaseResource before, IBaseResource after) {
        if (mayBeHere && before != null && Placeholder.is(before)) {
            Placeholder.unmark(after);
        }
    }
}
