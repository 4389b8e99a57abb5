package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.provider.BaseJpaResourceProvider;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.concurrent.Callable;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;

/** Lets a conditional create that is sent alone fill the placeholder that its condition matches. */
final class FillingCreates {
    private final Placeholders placeholders;
    private final IHapiTransactionService transactions;

    FillingCreates(Placeholders placeholders, IHapiTransactionService transactions) {
        this.placeholders = placeholders;
        this.transactions = transactions;
    }

    /** Puts itself between a provider and its data access object. */
    void attend(Object provider) {
        if (placeholders.mayBeHere() && provider instanceof BaseJpaResourceProvider<?> ofType) {
            attendOne(ofType);
        }
    }

    @SuppressWarnings("unchecked") // it has all interfaces of the one that it stands before
    private <T extends IBaseResource> void attendOne(BaseJpaResourceProvider<T> provider) {
        ProxyFactory attended = new ProxyFactory(provider.getDao());
        attended.addAdvice(new Creates<>(provider.getDao()));
        provider.setDao((IFhirResourceDao<T>) attended.getProxy());
    }

    /** The creates of one type. */
    private final class Creates<T extends IBaseResource> implements MethodInterceptor {
        private final IFhirResourceDao<T> dao;

        Creates(IFhirResourceDao<T> dao) {
            this.dao = dao;
        }

        @Override
        @SuppressWarnings("unchecked") // create(T, String, RequestDetails) alone looks like this
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            Object[] arguments = call.getArguments();
            return call.getMethod().getName().equals("create")
                            && arguments.length == 3
                            && arguments[1] instanceof String condition
                            && arguments[2] instanceof RequestDetails request
                    ? create((T) arguments[0], condition, request)
                    : call.proceed();
        }

        /** One transaction: what is looked at stays locked until it is filled. */
        private DaoMethodOutcome create(T resource, String condition, RequestDetails request) {
            TransactionDetails transaction = new TransactionDetails();
            String url = ConditionalMatches.withType(condition, request.getResourceName());
            Callable<DaoMethodOutcome> work =
                    () -> placeholders.isMatched(dao.getResourceType(), url, request, transaction)
                            ? fill(resource, url, request, transaction)
                            : dao.create(resource, condition, true, request, transaction);
            return transactions
                    .withRequest(request)
                    .withTransactionDetails(transaction)
                    .execute(work);
        }

        private DaoMethodOutcome fill(T resource, String url, RequestDetails request, TransactionDetails transaction) {
            resource.setId((String) null); // of a create it does not count
            DaoMethodOutcome filled = dao.update(resource, url, true, false, request, transaction);
            filled.setCreated(true);
            filled.setResponseStatusCode(Constants.STATUS_HTTP_201_CREATED);
            return filled;
        }
    }
}
