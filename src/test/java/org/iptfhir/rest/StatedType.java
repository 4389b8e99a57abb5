package org.iptfhir.rest;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.iptfhir.RunningServer;

/**
 * A resource type as the CapabilityStatement states it, and what it takes to try that.
 *
 * @param stated what is stated of it
 * @param bare a resource of it with nothing but what FHIR demands
 */
record StatedType(RunningServer server, JsonNode stated, ObjectNode bare) {
    private static final String PATCH = "[{\"op\":\"add\",\"path\":\"/language\",\"value\":\"de\"}]";

    /** So many values of a search fit in one address and in the limits of a search. */
    private static final int AT_ONCE = 20;

    /** For each type of search parameter a value that nothing here has. */
    private static final Map<String, String> NOWHERE = Map.of(
            "string", "nowhere",
            "token", "nowhere",
            "reference", "nowhere",
            "date", "1850-01-01",
            "number", "-98765",
            "quantity", "-98765",
            "uri", "urn:nowhere",
            "special", "0|0|1|km");

    /** Operations that change something: they take no GET. */
    private static final Set<String> MOVES = Set.of("ipt-next-phase", "ipt-end", "ipt-agree");

    /** For each operation a request, after the type. */
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            entry("validate", "/ID/$validate"),
            entry("everything", "/ID/$everything"),
            entry("document", "/ID/$document"),
            entry("snapshot", "/course/$snapshot"),
            entry("apply", "/ipt/$apply?subject=Patient/of-the-walk&start=2026-03-02&sessions=12"),
            entry("expand", "/$expand?url=https://w3id.org/ipt-fhir/ValueSet/phase"),
            entry("validate-code", "/$validate-code?url=https://w3id.org/ipt-fhir/TYPE/phase&code=middle"),
            entry("lookup", "/$lookup?system=https://w3id.org/ipt-fhir/CodeSystem/phase&code=middle"),
            entry("translate", "/$translate?url=https://example.org/ConceptMap/bare&system=urn:x&code=y"),
            entry("extract", "/answers-of-the-walk/$extract"),
            entry("ipt-check", "/course-of-the-walk/$ipt-check"),
            entry(
                    "evaluate-measure",
                    "/outcomes-phq-9/$evaluate-measure?subject=Patient/of-the-walk&periodStart=2026&periodEnd=2026"),
            entry("ipt-outcome", "/course-of-the-walk/$ipt-outcome"),
            entry("export", "/ID/$export?_type=Patient"),
            entry("ipt-overdue", "/$ipt-overdue"),
            entry("ipt-course", "/course-of-the-walk/$ipt-course"),
            entry("ipt-summary", "/ending-of-the-walk/$ipt-summary"),
            entry("ipt-agree", "/agreed-of-the-walk/$ipt-agree?problemArea=grief"),
            entry("ipt-next-phase", "/course-of-the-walk/$ipt-next-phase"),
            entry("ipt-end", "/ending-of-the-walk/$ipt-end?reason=dropout"));

    String name() {
        return stated.get("type").asText();
    }

    private String id() {
        return "walk-" + name().toLowerCase(Locale.ROOT);
    }

    private String path() {
        return "/" + name() + "/" + id();
    }

    private String query() {
        return "/" + name() + "?_id=" + id();
    }

    private String withId() {
        return bare.deepCopy().put("id", id()).toString();
    }

    /** Stores the resource under its id. */
    Asked put() {
        return Asked.json(server, "PUT", path(), withId());
    }

    /** What can be done with a resource, in an order in which it can be done. */
    private Map<String, Supplier<Asked>> interactions() {
        Map<String, Supplier<Asked>> all = new LinkedHashMap<>();
        all.put("update", this::put);
        all.put("create", this::post);
        all.put("read", () -> Asked.get(server, path()));
        all.put("vread", () -> Asked.get(server, path() + "/_history/1"));
        all.put("patch", () -> Asked.of(server, "PATCH", path(), PATCH, "Content-Type", "application/json-patch+json"));
        all.put("history-instance", () -> Asked.get(server, path() + "/_history"));
        all.put("history-type", () -> Asked.get(server, "/" + name() + "/_history?_count=1"));
        all.put("search-type", () -> Asked.get(server, query()));
        all.put("delete", () -> Asked.of(server, "DELETE", "/" + name() + "/" + idOf(post()), ""));
        return all;
    }

    /** Tries each interaction: it works when it is stated, and only then. */
    void tryInteractions() {
        List<String> states = new ArrayList<>();
        stated.path("interaction")
                .forEach(interaction -> states.add(interaction.get("code").asText()));
        Map<String, Supplier<Asked>> known = interactions();
        assertThat(known.keySet()).as("what the walk can try").containsAll(states);
        known.forEach((code, attempt) -> {
            Asked answer = attempt.get();
            assertThat(answer.status() / 100)
                    .as("%s of %s: %s", code, name(), answer.answer().body())
                    .isEqualTo(states.contains(code) ? 2 : 4);
        });
    }

    /** Tries what is said about conditions and versions. */
    void tryConditions() {
        put();
        assertThat(stated.path("versioning").asText()).isEqualTo("versioned");
        assertThat(stated.path("conditionalRead").asText()).isEqualTo("full-support");
        String etag = Asked.get(server, path()).header("ETag");
        assertThat(Asked.get(server, path(), "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(stated.path("conditionalCreate").asBoolean()).isTrue();
        Asked found = Asked.json(server, "POST", "/" + name(), bare.toString(), "If-None-Exist", "_id=" + id());
        assertThat(found.status()).as(found.answer().body()).isEqualTo(200);
        assertThat(idOf(found)).isEqualTo(id());
        assertThat(stated.path("conditionalUpdate").asBoolean()).isTrue();
        Asked updated = Asked.json(server, "PUT", query(), withId());
        assertThat(updated.status()).as(updated.answer().body()).isEqualTo(200);
        assertThat(stated.path("updateCreate").asBoolean()).isTrue();
        assertThat(stated.path("conditionalDelete").asText()).isEqualTo("single");
        String one = idOf(post());
        String other = idOf(post());
        String both = "/" + name() + "?_id=" + one + "," + other;
        assertThat(Asked.of(server, "DELETE", both, "").status()).isEqualTo(412);
        assertThat(Asked.of(server, "DELETE", "/" + name() + "?_id=" + one, "").status())
                .isEqualTo(200);
        assertThat(Asked.get(server, "/" + name() + "/" + one).status()).isEqualTo(410);
        assertThat(stated.path("readHistory").asBoolean()).isTrue();
        assertThat(Asked.get(server, "/" + name() + "/" + one + "/_history/1").status())
                .isEqualTo(200);
    }

    /** Searches by each parameter for what is nowhere: it is found only if the parameter is ignored. */
    void tryParameters() {
        put();
        assertThat(total("")).isEqualTo(1);
        for (JsonNode parameter : stated.path("searchParam")) {
            String name = parameter.get("name").asText();
            assertThat(total("&" + name + "=" + valueFor(parameter)))
                    .as("%s by %s", name(), name)
                    .isZero();
        }
        assertThat(Asked.get(server, query() + "&unstated=x").status()).isEqualTo(400);
    }

    private static String valueFor(JsonNode parameter) {
        String type = parameter.get("type").asText();
        if (!type.equals("composite")) {
            String value = NOWHERE.getOrDefault(type, "");
            assertThat(value).as("a value for %s", parameter).isNotEmpty();
            return parameter.get("name").asText().equals("_id") ? "nowhere" : value;
        }
        String name = parameter.get("name").asText();
        return "nowhere%24" + (name.endsWith("quantity") ? "-98765" : name.endsWith("date") ? "1850-01-01" : "nowhere");
    }

    private int total(String search) {
        Asked counted = Asked.get(server, query() + search + "&_summary=count");
        assertThat(counted.status())
                .as("%s: %s", search, counted.answer().body())
                .isEqualTo(200);
        return counted.body().path("total").asInt(-1);
    }

    /** Asks to have included whatever can be. */
    void tryIncludes() {
        put();
        include("_include", "searchInclude");
        include("_revinclude", "searchRevInclude");
        assertThat(Asked.get(server, query() + "&_include=" + name() + ":unstated")
                        .status())
                .isEqualTo(400);
    }

    private void include(String parameter, String element) {
        List<String> values = new ArrayList<>();
        stated.path(element).forEach(value -> values.add("&" + parameter + "=" + value.asText()));
        for (int i = 0; i < values.size(); i += AT_ONCE) {
            String some = String.join("", values.subList(i, Math.min(i + AT_ONCE, values.size())));
            Asked found = Asked.get(server, query() + some);
            assertThat(found.status()).as("%s: %s", some, found.answer().body()).isEqualTo(200);
        }
    }

    /** What is stated of its operations. */
    List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        stated.path("operation").forEach(operations::add);
        return operations;
    }

    /** Calls an operation, and reads its definition when that is here. */
    void tryOperation(JsonNode operation) {
        put();
        String request = OPERATIONS.getOrDefault(operation.get("name").asText(), "");
        assertThat(request).as("a request for %s", operation).isNotEmpty();
        String path = "/" + name() + request.replace("ID", id()).replace("TYPE", name());
        if (operation.get("name").asText().equals("export")) {
            assertThat(Asked.get(server, path, "Prefer", "respond-async").status())
                    .isEqualTo(202); // what it brings is held by GroupExportTest
            return;
        }
        Asked answer = MOVES.contains(operation.get("name").asText())
                ? Asked.json(server, "POST", path, "")
                : Asked.get(server, path);
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200);
        assertThat(answer.at("/resourceType")).isNotEqualTo("").isNotEqualTo("CapabilityStatement");
        String definition = operation.get("definition").asText();
        if (definition.startsWith(server.fhir())) {
            assertThat(Asked.get(server, definition.substring(server.fhir().length()))
                            .at("/code"))
                    .isEqualTo(operation.get("name").asText());
        }
    }

    /** Another one; what is published under an address has an address of its own. */
    private Asked post() {
        ObjectNode other = bare.deepCopy();
        if (other.has("url")) {
            other.put("url", bare.get("url").asText() + "-" + UUID.randomUUID());
        }
        return Asked.json(server, "POST", "/" + name(), other.toString());
    }

    private static String idOf(Asked written) {
        return written.header("Location")
                .replaceAll(".*/([^/]+)/_history/.*", "$1")
                .concat(written.header("Location").isEmpty() ? written.at("/id") : "");
    }
}
