package org.iptfhir.mutated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iptfhir.Format;
import org.w3c.dom.Element;

/** Whether what was written and acknowledged is there as it was sent, but for ids, meta and narratives. */
final class Kept {
    private static final Pattern VERSION = Pattern.compile("[A-Z]\\w+/[\\w.-]+/_history/\\d+$");
    private static final Pattern WRITE = Pattern.compile("/fhir/[A-Z]\\w+(/[\\w.-]+)?/?");
    private static final Pattern WHOLE = Pattern.compile("/fhir/?");
    private static final Set<String> OF_THE_SERVER = Set.of("id", "meta", "text");

    private final Wire wire;

    Kept(Wire wire) {
        this.wire = wire;
    }

    /** What was changed without a word. */
    List<String> changes(RawRequest request, RawAnswer answer) {
        boolean isWrite = Set.of("POST", "PUT").contains(request.method());
        if (!isWrite
                || answer.status() / 100 != 2
                || !request.header("Content-Encoding").isEmpty()) {
            return List.of();
        }
        String type = request.header(RawRequest.CONTENT_TYPE);
        if (request.path().startsWith("/fhir/Binary") && !type.contains("fhir")) {
            return List.of(); // kept as bytes
        }
        if (WHOLE.matcher(request.path()).matches()) {
            return ofBundle(request, answer);
        }
        Matcher version =
                VERSION.matcher(answer.header(answer.header("Location").isEmpty() ? "Content-Location" : "Location"));
        boolean found = !request.header("If-None-Exist").isEmpty() && answer.status() == 200;
        if (found || !WRITE.matcher(request.path()).matches() || !version.find()) {
            return List.of();
        }
        Optional<Element> xml = KeptXml.read(request.body());
        if (xml.isPresent()) {
            String stored = read(version.group(), Format.XML);
            String sent = KeptXml.plain(xml.get());
            String back = KeptXml.read(stored.getBytes(StandardCharsets.UTF_8))
                    .map(KeptXml::plain)
                    .orElse(stored);
            return sent.equals(back) ? List.of() : List.of("silently changed:\n" + firstDifference(sent, back));
        }
        Optional<JsonNode> json = Trees.read(request.body());
        return json.isEmpty() ? List.of("stored, though nobody can read it") : changes(json.get(), version.group());
    }

    private List<String> changes(JsonNode sent, String version) {
        List<String> changes = new ArrayList<>();
        compare("", sent, Trees.json(read(version, Format.JSON)), changes);
        return changes;
    }

    private List<String> ofBundle(RawRequest request, RawAnswer answer) {
        Optional<JsonNode> sent = Trees.read(request.body());
        Optional<JsonNode> responses = Trees.read(answer.body().getBytes(StandardCharsets.UTF_8));
        if (sent.isEmpty() || responses.isEmpty()) {
            return List.of();
        }
        List<String> changes = new ArrayList<>();
        Map<String, String> references = new HashMap<>();
        JsonNode entries = sent.get().path("entry");
        for (int i = 0; i < entries.size(); i++) {
            String location =
                    responses.get().at("/entry/" + i + "/response/location").asText();
            if (VERSION.matcher(location).find()) {
                references.put(entries.path(i).path("fullUrl").asText(), location.replaceFirst("/_history/.*", ""));
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            JsonNode response = responses.get().at("/entry/" + i + "/response");
            String method = entries.path(i).at("/request/method").asText();
            Matcher version = VERSION.matcher(response.path("location").asText());
            boolean written = response.path("status").asText().startsWith("201")
                    || (method.equals("PUT") && response.path("status").asText().startsWith("200"));
            if (Set.of("POST", "PUT").contains(method) && written && version.find()) {
                changes.addAll(changes(withReferences(entries.path(i).path("resource"), references), version.group()));
            }
        }
        return changes;
    }

    private static JsonNode withReferences(JsonNode node, Map<String, String> references) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(withReferences(field.getValue(), references)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withReferences(array.get(i), references));
            }
        } else if (node.isTextual() && references.containsKey(node.asText())) {
            return TextNode.valueOf(references.get(node.asText()));
        }
        return node;
    }

    private String read(String version, Format format) {
        return wire.send(RawRequest.of(
                        "GET",
                        "/fhir/" + version,
                        "Host",
                        "localhost",
                        "Connection",
                        "close",
                        "Accept",
                        format.mediaType()))
                .body();
    }

    private static void compare(String path, JsonNode sent, JsonNode back, List<String> changes) {
        if (sent.isNumber() && back.isNumber()) {
            if (new BigDecimal(sent.asText()).compareTo(new BigDecimal(back.asText())) != 0) {
                changes.add("silently changed " + path + ": " + sent + " is now " + back);
            }
        } else if (sent.isObject() && back.isObject()) {
            Set<String> names = new TreeSet<>();
            sent.fieldNames().forEachRemaining(names::add);
            back.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                boolean ofTheServer = path.isEmpty() && OF_THE_SERVER.contains(name);
                if (!ofTheServer
                        && !(name.equals("text")
                                && sent.path(name).isObject()
                                && sent.path(name).has("div"))) {
                    compare(path + "." + name, sent.path(name), back.path(name), changes);
                }
            }
        } else if (sent.isArray() && back.isArray() && sent.size() == back.size()) {
            for (int i = 0; i < sent.size(); i++) {
                compare(path + "[" + i + "]", sent.get(i), back.get(i), changes);
            }
        } else if (!sent.equals(back)) {
            changes.add("silently changed " + path + ": " + shown(sent) + " is now " + shown(back));
        }
    }

    private static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() < 300 ? text : text.substring(0, 300) + "…";
    }

    private static String firstDifference(String sent, String back) {
        int at = 0;
        while (at < Math.min(sent.length(), back.length()) && sent.charAt(at) == back.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 60);
        return "…" + sent.substring(from, Math.min(sent.length(), at + 200)) + "\nis now\n…"
                + back.substring(from, Math.min(back.length(), at + 200));
    }
}
