package org.iptfhir.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.iptfhir.guide.Guide;
import org.iptfhir.intake.AsIfWritten;
import org.iptfhir.intake.CourseCheck;
import org.iptfhir.intake.DeadVersions;
import org.iptfhir.intake.FindingsInAnswer;
import org.iptfhir.intake.Labelling;
import org.iptfhir.intake.Patching;
import org.iptfhir.intake.RecordedBefore;
import org.iptfhir.intake.RefusedReferences;
import org.iptfhir.intake.ResultCheck;
import org.iptfhir.intake.ScoringOfWrites;
import org.iptfhir.intake.TextCheck;
import org.iptfhir.intake.UnresolvedReferences;
import org.iptfhir.rest.answer.AnswerForm;
import org.iptfhir.rest.answer.NotModified;
import org.iptfhir.rest.apply.AgreeOperation;
import org.iptfhir.rest.apply.ApplyOperation;
import org.iptfhir.rest.cohort.CohortOperation;
import org.iptfhir.rest.cohort.OverdueOperation;
import org.iptfhir.rest.course.CheckOperation;
import org.iptfhir.rest.course.MoveOperations;
import org.iptfhir.rest.course.RetrievalOperation;
import org.iptfhir.rest.course.SummaryOperation;
import org.iptfhir.rest.extract.ExtractOperation;
import org.iptfhir.rest.limit.ElementLimits;
import org.iptfhir.rest.limit.SearchLimits;
import org.iptfhir.rest.measure.MeasureOperation;
import org.iptfhir.rest.outcome.OutcomeOperation;
import org.iptfhir.rest.request.CompartmentSearch;
import org.iptfhir.rest.request.ConditionForm;
import org.iptfhir.rest.request.ConditionalUpdate;
import org.iptfhir.rest.request.EverythingForm;
import org.iptfhir.rest.request.HistoryForm;
import org.iptfhir.rest.request.OperationForm;
import org.iptfhir.rest.request.OperationsInBundles;
import org.iptfhir.rest.request.OwnAddress;
import org.iptfhir.rest.request.PartsOfResources;
import org.iptfhir.rest.request.Preconditions;
import org.iptfhir.rest.request.ReadsInTransactions;
import org.iptfhir.rest.request.RequestForm;
import org.iptfhir.rest.request.RequestRepair;
import org.iptfhir.rest.request.SearchForm;
import org.iptfhir.rest.request.SearchesInBundles;
import org.iptfhir.rest.request.XmlPatchCheck;
import org.iptfhir.security.Access;
import org.iptfhir.translate.Deletions;
import org.iptfhir.translate.OwnAddresses;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.ResourceValidator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the FHIR server at {@code /fhir}, and what every request passes in its order. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {
    @Bean
    ValidateOperation validateOperation(
            ResourceValidator validator,
            StoredResources stored,
            Deletions deletions,
            AsIfWritten asIfWritten,
            UnresolvedReferences references,
            FhirContext fhirContext) {
        return new ValidateOperation(validator, stored, deletions, asIfWritten, references, fhirContext);
    }

    @Bean
    FilterRegistrationBean<RequestRepair> requestRepair() {
        var registration = new FilterRegistrationBean<>(new RequestRepair());
        registration.addUrlPatterns("/fhir", "/fhir/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2); // Spring Security refuses methods that it does not know
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(
            RestfulServer server,
            FhirContext fhirContext,
            ValidateOperation validate,
            ApplyOperation apply,
            AgreeOperation agree,
            CheckOperation check,
            RetrievalOperation retrieval,
            MoveOperations moves,
            SummaryOperation summary,
            ExtractOperation extract,
            OutcomeOperation outcome,
            CohortOperation cohort,
            OverdueOperation overdue,
            MeasureOperation measure,
            Access access,
            SearchLimits searchLimits,
            ElementLimits elementLimits,
            TextCheck textCheck,
            ResultCheck resultCheck,
            Labelling labelling,
            ScoringOfWrites scoring,
            Patching patching,
            RefusedReferences refusedReferences,
            DeadVersions deadVersions,
            CourseCheck courseCheck,
            RecordedBefore recordedBefore,
            FindingsInAnswer findings,
            OwnAddresses addresses,
            StoredResources stored,
            ISearchParamRegistry searchParameters) {
        var compartments = new CompartmentSearch(fhirContext);
        var searchForm = new SearchForm(fhirContext, searchParameters);
        var operationForm = new OperationForm(fhirContext);
        List.of(
                        new DiscreetErrors(),
                        new GoneClients(),
                        new RequestForm(),
                        new XmlPatchCheck(),
                        new OwnAddress(fhirContext, addresses),
                        compartments,
                        new EverythingForm(),
                        new HistoryForm(),
                        operationForm,
                        new OperationsInBundles(operationForm),
                        searchForm,
                        new SearchesInBundles(fhirContext, searchForm, searchLimits, compartments),
                        new ConditionForm(fhirContext, searchForm),
                        new PartsOfResources(fhirContext),
                        new Preconditions(stored),
                        new ConditionalUpdate(fhirContext, stored),
                        new ReadsInTransactions(stored),
                        new AnswerForm(),
                        new NotModified(),
                        new StatementOfService(Guide.read(fhirContext), searchParameters),
                        new StatementOfAccess(access),
                        new ExportAccess(access),
                        searchLimits,
                        elementLimits,
                        validate,
                        textCheck,
                        resultCheck,
                        labelling,
                        scoring,
                        patching,
                        refusedReferences,
                        deadVersions,
                        courseCheck,
                        recordedBefore,
                        findings)
                .forEach(server::registerInterceptor);
        server.registerProviders(
                apply, agree, check, retrieval, moves, summary, extract, outcome, cohort, overdue, measure);
        var registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestIdentity> requestIdentity() {
        var registration = new FilterRegistrationBean<>(new RequestIdentity());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestLog> requestLog() {
        var registration = new FilterRegistrationBean<>(new RequestLog());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }

    @Bean
    AnswersOfTomcat answersOfTomcat() {
        return new AnswersOfTomcat();
    }
}
