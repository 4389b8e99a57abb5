package org.iptfhir.mutated;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.iptfhir.mutated.RawRequest.Header;

/** Changes the method, or a header that does not say how long the request is. */
final class OfHeaders implements Mutation {
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "MKCOL",
            "SEARCH",
            "QUERY",
            "PURGE",
            "get",
            "Post",
            "FROB",
            "X".repeat(300),
            "P\u00dcT");

    private static final List<Header> ADDED = List.of(
            new Header("Accept", "text/turtle"),
            new Header("Accept", "text/html"),
            new Header("Accept", "application/fhir+xml"),
            new Header("Accept", "application/fhir+json;q=frob"),
            new Header("Accept", "application/fhir+json; fhirVersion=3.0"),
            new Header("Accept", "application/fhir+xml;q=0.1, application/fhir+json;q=0.9"),
            new Header("Accept", "nonsense"),
            new Header("Accept", "*/*;q=0"),
            new Header("Accept", "application/fhir+ndjson"),
            new Header("Accept-Encoding", "gzip"),
            new Header("Accept-Encoding", "br;q=1, gzip;q=frob"),
            new Header("Accept-Charset", "utf-7"),
            new Header("Accept-Language", "zz-frob, de;q=x"),
            new Header("Prefer", "return=minimal"),
            new Header("Prefer", "return=representation"),
            new Header("Prefer", "return=OperationOutcome"),
            new Header("Prefer", "return=frob"),
            new Header("Prefer", "handling=strict"),
            new Header("Prefer", "handling=lenient"),
            new Header("Prefer", "respond-async"),
            new Header("If-Match", "W/\"1\""),
            new Header("If-Match", "W/\"99999999999999999999\""),
            new Header("If-Match", "1"),
            new Header("If-Match", "*"),
            new Header("If-Match", "W/\"1\", W/\"2\""),
            new Header("If-Match", "\"\""),
            new Header("If-None-Match", "*"),
            new Header("If-None-Match", "W/\"1\""),
            new Header("If-None-Match", "frob"),
            new Header("If-Modified-Since", "Sat, 01 Jan 2028 00:00:00 GMT"),
            new Header("If-Modified-Since", "frob"),
            new Header("If-Unmodified-Since", "frob"),
            new Header("If-None-Exist", "identifier=nobody|1"),
            new Header("If-None-Exist", "frob=x"),
            new Header("If-None-Exist", "?"),
            new Header("If-None-Exist", "Patient?name=Berger"),
            new Header("If-None-Exist", "name=Berger&%zz"),
            new Header("If-Range", "frob"),
            new Header("Range", "bytes=0-5"),
            new Header("Range", "frob=x"),
            new Header("X-HTTP-Method-Override", "DELETE"),
            new Header("X-Request-ID", "own.id-1"),
            new Header("X-Request-ID", "\"><script>"),
            new Header("X-Forwarded-Host", "example.org"),
            new Header("X-Forwarded-Host", "<>\"'"),
            new Header("X-Forwarded-Proto", "frob"),
            new Header("X-Forwarded-Port", "x"),
            new Header("X-Forwarded-Prefix", "/..//"),
            new Header("X-Forwarded-For", "not an address"),
            new Header("Forwarded", "host=\";proto=,,"),
            new Header("Authorization", "Bearer frob"),
            new Header("Authorization", "Basic Zm9vOmJhcg=="),
            new Header("Authorization", "Basic %%%"),
            new Header("Cookie", "a=b; $Version=x; =;"),
            new Header("Origin", "https://example.org"),
            new Header("Origin", "null"),
            new Header("Access-Control-Request-Method", "FROB"),
            new Header("Cache-Control", "no-store, max-results=x"),
            new Header("Cache-Control", "no-cache"),
            new Header("X-Cascade", "delete"),
            new Header("X-Retry-On-Version-Conflict", "retry; max-retries=x"),
            new Header("X-Upsert-Extistence-Check", "disabled"),
            new Header("X-Rewrite-History", "true"),
            new Header("X-Provenance", "{\"resourceType\":\"Provenance\""),
            new Header("X-Meta-Snapshot-Mode", "frob"),
            new Header("Upgrade", "h2c"),
            new Header("HTTP2-Settings", "AAMAAABkAAQAAP__"),
            new Header("Expect", "100-continue"),
            new Header("TE", "trailers"),
            new Header("Trailer", "Content-Length"),
            new Header("Content-Language", "zz"),
            new Header("Content-Location", "/fhir/Patient/x"),
            new Header("Content-Disposition", "attachment; filename=../../x"),
            new Header("Content-Encoding", "identity"),
            new Header("Content-Encoding", "br"),
            new Header("Content-Type", "application/fhir+json"),
            new Header("Content-Type", "application/fhir+xml"),
            new Header("Content-Type", "application/json"),
            new Header("Content-Type", "application/fhir+json; charset=utf-16"),
            new Header("Content-Type", "application/fhir+json; charset=frob"),
            new Header("Content-Type", "application/fhir+json; charset=\""),
            new Header("Content-Type", "application/fhir+json;;; x"),
            new Header("Content-Type", "application/fhir+json; fhirVersion=3.0"),
            new Header("Content-Type", "application/json-patch+json"),
            new Header("Content-Type", "application/xml-patch+xml"),
            new Header("Content-Type", "application/x-www-form-urlencoded"),
            new Header("Content-Type", "multipart/form-data"),
            new Header("Content-Type", "multipart/form-data; boundary=x"),
            new Header("Content-Type", "text/turtle"),
            new Header("Content-Type", "application/x-turtle"),
            new Header("Content-Type", "text/plain"),
            new Header("Content-Type", "application/octet-stream"),
            new Header("Content-Type", "frob"),
            new Header("Content-Type", "/"),
            new Header("Content-Type", "*/*"),
            new Header("Content-Type", ""));

    @Override
    public RawRequest of(RawRequest request, Random chance) {
        if (chance.nextInt(5) == 0) {
            return request.withMethod(Originals.oneOf(METHODS, chance));
        }
        List<Header> headers = new ArrayList<>(request.headers());
        int at = chance.nextInt(headers.size());
        Header header = headers.get(at);
        if (chance.nextInt(3) > 0 || header.name().equals("Connection")) {
            Header added = Originals.oneOf(ADDED, chance);
            if (chance.nextInt(4) > 0) {
                headers.removeIf(one -> one.name().equals(added.name()));
            }
            headers.add(added);
            return request.withHeaders(headers);
        }
        switch (chance.nextInt(4)) {
            case 0 -> headers.remove(at);
            case 1 -> headers.add(header);
            case 2 ->
                headers.set(
                        at,
                        new Header(header.name(), header.value() + OfAddress.encoded(Extremes.text(chance), chance)));
            default -> headers.set(at, new Header(header.name(), OfAddress.encoded(Extremes.text(chance), chance)));
        }
        return request.withHeaders(headers);
    }
}
