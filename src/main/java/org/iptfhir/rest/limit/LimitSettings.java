package org.iptfhir.rest.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a request, under {@code ipt.limits}.
 *
 * @param body largest body, unpacked; larger ones are answered with 413
 * @param bodyTime longest time in which a body may arrive; slower ones are answered with 408
 * @param waitingBodies most memory for bodies that are arriving or being answered, over all requests; beyond it a
 *     request is answered with 503
 * @param entries most entries of a Bundle; more are answered with 413
 * @param repetitions how often at most one element may stand beside others of its name
 * @param elements most elements of one resource, in a Bundle of one entry
 * @param bulkRequests how many bulk validations may run at the same time; beyond it one is answered with 503
 * @param searchParameters most parameters of one search, each of which must be met; more are answered with 400
 * @param searchValues most values of one search, over all its parameters; more are answered with 400
 * @param searchChain most links of one chained search parameter; more are answered with 400
 */
@ConfigurationProperties("ipt.limits")
public record LimitSettings(
        @DefaultValue("2MB") DataSize body,
        @DefaultValue("30s") Duration bodyTime,
        @DefaultValue("128MB") DataSize waitingBodies,
        @DefaultValue("1000") int entries,
        @DefaultValue("2000") int repetitions,
        @DefaultValue("20000") int elements,
        @DefaultValue("2") int bulkRequests,
        @DefaultValue("30") int searchParameters,
        @DefaultValue("500") int searchValues,
        @DefaultValue("4") int searchChain) {}
