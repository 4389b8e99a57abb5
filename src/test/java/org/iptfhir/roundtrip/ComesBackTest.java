package org.iptfhir.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.iptfhir.Format;
import org.iptfhir.OwnPatients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** What is sent comes back, in both forms, whichever it was sent in. {@code -Droundtrip.resources=1000} tries more. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@OwnPatients
@ExtendWith(SharedServer.class)
class ComesBackTest {
    private static final int SOME = 40;
    private static final Set<String> OF_THE_SERVER = Set.of("versionId", "lastUpdated");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final RunningServer server;

    ComesBackTest(RunningServer server) {
        this.server = server;
    }

    @TestFactory
    Stream<DynamicTest> whatIsMadeByChance() {
        int count = Integer.getInteger("roundtrip.resources", SOME);
        return TestDatabase.needed(IntStream.range(0, count).boxed().toList()).stream()
                .flatMap(seed -> Stream.of(new ByChance(seed).observation(), new ByChance(seed).patient())
                        .map(resource ->
                                DynamicTest.dynamicTest(resource.name() + " " + seed, () -> comesBack(resource))));
    }

    private void comesBack(Element resource) throws Exception {
        for (Format sent : Format.values()) {
            String text = sent == Format.JSON ? resource.json() : resource.xml();
            HttpResponse<String> created = server.post("/" + resource.name(), sent, text);
            assertThat(created.statusCode()).as("%s\n%s", text, created.body()).isEqualTo(201);
            String location = created.headers().firstValue("Location").orElseThrow();
            assertThat(sorted(read(location, Format.JSON))).as(text).isEqualTo(sorted(resource.json()));
            assertThat(plain(read(location, Format.XML))).as(text).isEqualTo(plain(resource.xml()));
        }
    }

    private String read(String location, Format format) {
        return server.send(HttpRequest.newBuilder(URI.create(location))
                        .header("Accept", format.mediaType())
                        .build())
                .body();
    }

    /** Keys in one order, and without what the server adds. */
    private static String sorted(String json) throws Exception {
        ObjectNode resource = (ObjectNode) JSON.readTree(json);
        resource.remove("id");
        JsonNode meta = resource.path("meta");
        if (meta instanceof ObjectNode object) {
            object.remove(OF_THE_SERVER);
            if (object.isEmpty()) {
                resource.remove("meta");
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.treeToValue(resource, Map.class));
    }

    /** Attributes in one order, and without what the server adds. */
    private static String plain(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        Node root = document.getDocumentElement();
        for (Node child : children(root)) {
            if (child.getNodeName().equals("id")) {
                root.removeChild(child);
            } else if (child.getNodeName().equals("meta")) {
                children(child).stream()
                        .filter(part -> OF_THE_SERVER.contains(part.getNodeName()))
                        .forEach(child::removeChild);
                if (!child.hasChildNodes()) {
                    root.removeChild(child);
                }
            }
        }
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            children.add(parent.getChildNodes().item(i));
        }
        return children;
    }
}
