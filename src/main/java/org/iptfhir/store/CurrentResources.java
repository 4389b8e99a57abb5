package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.parser.IParser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Placeholder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads what is stored with one statement for each question, out of HAPI's tables. A search by HAPI's own interface takes
 * several times as long, which made half of a validated write of what the rules ask for (mvn exec:exec@rules).
 */
@Component
final class CurrentResources {
    private static final String VERSIONS = "select r.res_type, r.fhir_id, r.res_ver, v.res_text_vc from hfj_resource r"
            + " join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver";

    /** What stood in for it until it was sent may be the first. */
    private static final String FIRST_VERSIONS =
            "select r.res_type, r.fhir_id, v.res_ver, v.res_text_vc from hfj_resource r"
                    + " join hfj_res_ver v on v.res_id = r.res_id where r.res_type = ? and r.fhir_id = ? and v.res_ver <= 2"
                    + " and v.res_text_vc is not null order by v.res_ver";

    private static final String LINKS = " join hfj_res_link l on l.src_resource_id = r.res_id"
            + " join hfj_resource t on t.res_id = l.target_resource_id";

    private static final String TOKENS = " join hfj_spidx_token k on k.res_id = r.res_id and k.hash_sys_and_value = ?";

    private final JdbcTemplate jdbc;
    private final OwnWrites ownWrites;
    private final PartitionSettings partitions;
    private final FhirContext fhir;

    CurrentResources(
            DataSource dataSource, OwnWrites ownWrites, PartitionSettings partitions, FhirContext fhirContext) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.ownWrites = ownWrites;
        this.partitions = partitions;
        this.fhir = fhirContext;
    }

    /**
     * Which resources are asked for.
     *
     * @param type of all of them
     * @param element that refers to one of the targets, such as {@code partOf}
     * @param targets such as {@code CarePlan/123}, all of one type
     * @param marked search parameter and code that they have too; empty where that is all the same
     */
    record Referring(String type, String element, Collection<String> targets, Optional<Marked> marked) {}

    /** A search parameter and its code. */
    record Marked(String parameter, Coding code) {}

    /** The ids of all that have a code. */
    List<String> ids(String type, Marked marked) {
        return jdbc.queryForList(
                "select distinct r.fhir_id from hfj_resource r" + TOKENS
                        + " where r.res_type = ? and r.res_deleted_at is null",
                String.class,
                hash(type, marked),
                type);
    }

    /** Those that refer to one of several others, in the order in which they were first stored. */
    List<Resource> referring(Referring asked) {
        List<Object> values = new ArrayList<>();
        return read(referring(asked, values) + " order by r.res_id", values);
    }

    /** Several of one type, and those of that type that refer to one of them, in any order. */
    List<Resource> withReferring(Referring asked) {
        List<Object> values = new ArrayList<>();
        return read(byId(asked.targets(), values) + " union all " + referring(asked, values), values);
    }

    private String referring(Referring asked, List<Object> values) {
        StringBuilder sql = new StringBuilder(VERSIONS).append(LINKS);
        asked.marked().ifPresent(marked -> {
            sql.append(TOKENS);
            values.add(hash(asked.type(), marked));
        });
        List<IdType> targets =
                new TreeSet<>(asked.targets()).stream().map(IdType::new).toList();
        sql.append(" where r.res_type = ? and r.res_deleted_at is null and l.src_path = ? and t.res_type = ?");
        values.add(asked.type());
        values.add(asked.type() + "." + asked.element());
        values.add(targets.get(0).getResourceType());
        sql.append(" and t.fhir_id in (").append(places(targets.size())).append(")");
        targets.forEach(target -> values.add(target.getIdPart()));
        return sql.toString();
    }

    /**
     * Those that refer to another one by any element that can be searched for.
     *
     * @param target such as {@code CarePlan/123}
     */
    List<Resource> referringTo(String target) {
        IdType id = new IdType(target);
        return read(
                VERSIONS + LINKS
                        + " where r.res_deleted_at is null and t.res_type = ? and t.fhir_id = ? order by r.res_id",
                List.of(id.getResourceType(), id.getIdPart()));
    }

    /**
     * Those that have one of several ids: each type by itself, so that the database looks into one index for it.
     *
     * @param ids such as {@code Condition/123}, also of several types
     */
    List<Resource> byId(Collection<String> ids) {
        List<Object> values = new ArrayList<>();
        return read(byId(ids, values), values);
    }

    private static String byId(Collection<String> ids, List<Object> values) {
        Map<String, List<String>> byType = new TreeMap<>();
        new TreeSet<>(ids)
                .stream()
                        .map(IdType::new)
                        .forEach(id -> byType.computeIfAbsent(id.getResourceType(), unknown -> new ArrayList<>())
                                .add(id.getIdPart()));
        List<String> queries = new ArrayList<>();
        byType.forEach((type, parts) -> {
            queries.add(VERSIONS + " where r.res_type = ? and r.res_deleted_at is null and r.fhir_id in ("
                    + places(parts.size()) + ")");
            values.add(type);
            values.addAll(parts);
        });
        return String.join(" union all ", queries);
    }

    /**
     * One as it was first stored.
     *
     * @param id such as {@code CarePlan/123}
     */
    Optional<Resource> first(String id) {
        ownWrites.flush();
        IdType named = new IdType(id);
        IParser parser = fhir.newJsonParser();
        return jdbc
                .query(FIRST_VERSIONS, CurrentResources::version, named.getResourceType(), named.getIdPart())
                .stream()
                .map(version -> version.parsed(parser))
                .filter(resource -> !Placeholder.is(resource))
                .findFirst();
    }

    private long hash(String type, Marked marked) {
        return ResourceIndexedSearchParamToken.calculateHashSystemAndValue(
                partitions,
                RequestPartitionId.defaultPartition(partitions),
                type,
                marked.parameter(),
                marked.code().getSystem(),
                marked.code().getCode());
    }

    private static String places(int number) {
        return String.join(",", Collections.nCopies(number, "?"));
    }

    /** A resource that refers twice is found twice. */
    private List<Resource> read(String sql, List<Object> values) {
        ownWrites.flush();
        IParser parser = fhir.newJsonParser();
        Map<String, Resource> found = new LinkedHashMap<>();
        jdbc.query(sql, CurrentResources::version, values.toArray())
                .forEach(version -> found.computeIfAbsent(version.id(), id -> version.parsed(parser)));
        return List.copyOf(found.values());
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(row.getString(1) + "/" + row.getString(2), row.getString(3), row.getString(4));
    }

    /**
     * A version of a resource.
     *
     * @param id such as {@code Condition/123}
     */
    private record Version(String id, String number, String text) {
        Resource parsed(IParser parser) {
            Resource resource = (Resource) parser.parseResource(text);
            resource.setId(new IdType(id).withVersion(number));
            resource.getMeta().setVersionId(number);
            return resource;
        }
    }
}
