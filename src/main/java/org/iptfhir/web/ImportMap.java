package org.iptfhir.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a browser finds the modules that scripts import by name: all that the libraries on the class path announce of
 * themselves (mvnpm's {@code META-INF/importmap.json}).
 */
final class ImportMap {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANNOUNCED = "META-INF/importmap.json";
    private static final String FOLDER = "/_static/";

    /** Paths below the libraries' folder, by the names of the modules. */
    private final SortedMap<String, String> modules;

    private ImportMap(SortedMap<String, String> modules) {
        this.modules = modules;
    }

    /** That of the class path. */
    static ImportMap ofClassPath() {
        SortedMap<String, String> modules = new TreeMap<>();
        try {
            for (URL announced :
                    Collections.list(ImportMap.class.getClassLoader().getResources(ANNOUNCED))) {
                try (InputStream in = announced.openStream()) {
                    JsonNode imports = JSON.readTree(in).path("imports");
                    imports.fieldNames()
                            .forEachRemaining(
                                    name -> add(name, imports.path(name).asText(), modules));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ImportMap(modules);
    }

    /** Folders are announced too, which nobody imports from. */
    private static void add(String name, String address, SortedMap<String, String> modules) {
        if (!name.endsWith("/") && address.startsWith(FOLDER)) {
            modules.put(name, address.substring(FOLDER.length()));
        }
    }

    /** The names of the modules, with the addresses relative to a page. */
    SortedMap<String, String> addressesFrom(String root) {
        SortedMap<String, String> addresses = new TreeMap<>();
        modules.forEach((name, path) -> addresses.put(name, root + StaticFiles.LIBRARIES + path));
        return addresses;
    }

    /** As a browser reads it. */
    String jsonFrom(String root) {
        return JSON.valueToTree(Map.of("imports", addressesFrom(root))).toString();
    }
}
