package org.iptfhir.guide.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What the site's search looks through: a script, so that it also works where pages are opened as files. */
final class SearchIndex {
    private SearchIndex() {}

    private record Entry(String name, String title, String kind, String summary) {}

    static String of(List<SitePage> pages) throws JsonProcessingException {
        return "const PAGES = "
                + new ObjectMapper()
                        .writeValueAsString(pages.stream()
                                .map(page -> new Entry(page.name(), page.title(), page.kind(), page.summary()))
                                .toList())
                + ";\n";
    }
}
