package org.iptfhir.mutated;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Changes the path or the query. */
final class OfAddress implements Mutation {
    private static final String FHIR = "/fhir";

    private static final List<String> SEGMENTS = List.of(
            "Patient",
            "Observation",
            "Nonsense",
            "_history",
            "_history/1",
            "_history/0",
            "_history/x",
            "_search",
            "$validate",
            "$everything",
            "$expand",
            "$meta",
            "$meta-add",
            "$expunge",
            "$export",
            "$document",
            "$nonsense",
            "$graphql",
            "$process-message",
            "$snapshot",
            "$diff",
            "$reindex",
            "metadata",
            ".well-known",
            "*",
            "$",
            "_",
            "Bundle",
            "Binary",
            "x");

    private static final List<String> RAW = List.of(
            "//", "/./", "/../", ";x=y", "%2f", "%00", "%", "%zz", "%c0%ae", "\u00e9", "\"", "<>", "\\", "^", "[", "{",
            "|", "#x", "?", "??", "&&", "=", "+", "%20", "*");

    private static final List<String> PARAMETERS = List.of(
            "_count=0",
            "_count=-1",
            "_count=1000000000",
            "_count=99999999999",
            "_count=x",
            "_count=",
            "_offset=-1",
            "_offset=1000000",
            "_offset=x",
            "_sort=frob",
            "_sort=-",
            "_sort=",
            "_sort=_id,-_lastUpdated,name",
            "_include=*",
            "_include=Patient",
            "_include=Observation:subject",
            "_include=Nonsense:x:y",
            "_include:iterate=*",
            "_revinclude=*",
            "_revinclude=Observation:frob",
            "_summary=true",
            "_summary=text",
            "_summary=frob",
            "_elements=frob",
            "_elements=",
            "_elements=Patient.name",
            "_total=frob",
            "_total=accurate",
            "_format=frob",
            "_format=xml",
            "_format=text/html",
            "_format=html/xml",
            "_format=application/fhir%2Bxml",
            "_format=ttl",
            "_format=ndjson",
            "_pretty=frob",
            "_pretty=true",
            "_has=x",
            "_has:Observation:patient:frob=x",
            "_has:x=y",
            "_has:::=1",
            "_has:Observation:patient:_has:Encounter:x:y=z",
            "_filter=name%20eq%20x",
            "_text=x",
            "_content=x",
            "_list=1",
            "_lastUpdated=x",
            "_lastUpdated=gt2026-13",
            "_id=",
            "_id=,",
            "_id=%00",
            "_tag=%7C%7C%7C",
            "_security=%7C",
            "_profile=x",
            "_source=x",
            "_type=Patient,frob",
            "_getpages=x",
            "_getpages=0&_getpagesoffset=-5",
            "_getpagesoffset=5",
            "_contained=both",
            "_containedType=frob",
            "_since=x",
            "_since=2026-01-01",
            "_at=x",
            "_at=2026",
            "_query=x",
            "_language=de",
            "mode=frob",
            "profile=x",
            "profile=https://w3id.org/ipt-fhir/StructureDefinition/score",
            "mode=delete",
            "url=x",
            "code=x&system=y",
            "identifier=%7C",
            "birthdate=x",
            "birthdate=ap1e9",
            "value-quantity=1e999",
            "value-quantity=x%7Cy%7Cz",
            "near=a%7Cb",
            "date=eq",
            "date=ge",
            "a=b",
            "=",
            "%00=%00",
            "_id:missing=frob",
            "_id:not=x",
            "name:frob=x",
            "identifier:of-type=a%7Cb%7Cc",
            "code:in=x",
            "code:above=x",
            "subject:Patient.frob=x",
            "subject.name=x",
            "subject:frob=x",
            "patient.organization.partof.partof.name=x",
            "_cascade=delete",
            "_expunge=true",
            "_validate=true",
            "_mdm=true",
            "_outputFormat=x");

    @Override
    public RawRequest of(RawRequest request, Random chance) {
        String path = request.path();
        String query = request.query();
        return chance.nextInt(3) == 0 || (query.isEmpty() && chance.nextBoolean())
                ? request.withTarget(path(path, chance) + (query.isEmpty() ? "" : "?" + query))
                : request.withTarget(path + "?" + query(query, chance));
    }

    private static String path(String path, Random chance) {
        List<String> segments = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
        // The first one stays: what is beside FHIR's address has other rules.
        int at = segments.size() == 1 ? 0 : 1 + chance.nextInt(segments.size() - 1);
        switch (chance.nextInt(9)) {
            case 0 -> {
                if (at > 0) {
                    segments.remove(at);
                }
            }
            case 1 -> segments.add(at + 1, segments.get(at));
            case 2 -> segments.add(encoded(Extremes.text(chance), chance));
            case 3 -> segments.set(at, at == 0 ? segments.get(0) : encoded(Extremes.text(chance), chance));
            case 4 -> segments.add(at + 1, Originals.oneOf(SEGMENTS, chance));
            case 5 -> segments.set(at, at == 0 ? segments.get(0) : Originals.oneOf(SEGMENTS, chance));
            case 6 -> segments.set(at, at == 0 ? segments.get(0) : otherCase(segments.get(at), chance));
            case 7 -> segments.add("");
            default -> {
                String raw = Originals.oneOf(RAW, chance);
                return path.startsWith(FHIR + "/") && chance.nextBoolean()
                        ? FHIR + "/" + raw + path.substring(FHIR.length() + 1)
                        : path + raw;
            }
        }
        return "/" + String.join("/", segments);
    }

    private static String otherCase(String text, Random chance) {
        return chance.nextBoolean() ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    }

    /** Changes one field of a query, or of a form. */
    static String query(String query, Random chance) {
        List<String> fields = new ArrayList<>(query.isEmpty() ? List.of() : Arrays.asList(query.split("&", -1)));
        if (fields.isEmpty() || chance.nextInt(3) == 0) {
            fields.add(Originals.oneOf(PARAMETERS, chance));
            return String.join("&", fields);
        }
        int at = chance.nextInt(fields.size());
        String[] field = (fields.get(at) + "=").split("=", 3);
        String name = field[0];
        String value = field[1];
        fields.set(
                at,
                switch (chance.nextInt(12)) {
                    case 0 -> name;
                    case 1 -> name + "=" + value + "&" + name + "=" + value;
                    case 2 -> name + "=" + many(value, chance);
                    case 3 -> many(name + "=" + value, "&", 1 + chance.nextInt(60));
                    case 4 ->
                        name + "=" + Originals.oneOf(List.of("gt", "sa", "ap", "xx", "ne", "-", "eq"), chance) + value;
                    case 5 ->
                        name
                                + Originals.oneOf(
                                        List.of(
                                                ":missing",
                                                ":exact",
                                                ":not",
                                                ":frob",
                                                ":",
                                                ".",
                                                ".name",
                                                ":Patient.name",
                                                "[0]",
                                                "%00"),
                                        chance)
                                + "=" + value;
                    case 6 -> name + encoded(Extremes.text(chance), chance) + "=" + value;
                    case 7 -> name + "=" + value + Originals.oneOf(RAW, chance);
                    case 8 -> "_has:Observation:patient:" + name + "=" + value;
                    case 9 -> name.isEmpty() ? "" : name.substring(1) + "=" + value;
                    default -> name + "=" + encoded(Extremes.text(chance), chance);
                });
        return String.join("&", fields);
    }

    private static String many(String value, Random chance) {
        return many(value, ",", chance.nextBoolean() ? 10 : chance.nextInt(1_000));
    }

    private static String many(String value, String between, int times) {
        return IntStream.range(0, times).mapToObj(i -> value).collect(Collectors.joining(between));
    }

    /** Percent-encoded, as far as a first line may be long; now and then as it is. */
    static String encoded(String text, Random chance) {
        String some = text.length() > 2_000 ? text.substring(0, 2_000) : text;
        String encoded = URLEncoder.encode(some, StandardCharsets.UTF_8).replace("+", "%20");
        return chance.nextInt(10) == 0 ? some.replaceAll("[\\r\\n ]", "%20") : encoded;
    }
}
