package org.iptfhir.guide.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What the site's search looks through: a script, so that it also works where pages are opened as files. */
final class SearchIndex {
    private static final int SHORTEST_WORD = 3;

    /** Of these definitions the words are found too: no summary has all their codes. */
    private static final Set<String> WITH_WORDS = Set.of(Section.CODE_SYSTEMS.title(), Section.QUESTIONNAIRES.title());

    private SearchIndex() {}

    private record Entry(String name, String title, String kind, String summary, String words) {}

    static String of(List<SitePage> pages) throws JsonProcessingException {
        List<Entry> entries = new ArrayList<>();
        for (SitePage page : pages) {
            if (page.kind().equals(TextPages.KIND)) {
                entries.add(entry(page, words(upToHeading(page.content().getChildNodes()))));
                entries.addAll(sections(page));
            } else {
                entries.add(entry(page, WITH_WORDS.contains(page.kind()) ? words(List.of(page.content())) : ""));
            }
        }
        return "const PAGES = " + new ObjectMapper().writeValueAsString(entries) + ";\n";
    }

    private static Entry entry(SitePage page, String words) {
        return new Entry(page.name(), page.title(), page.kind(), page.summary(), words);
    }

    /** What stands in a text below each heading, as a place of its own. */
    private static List<Entry> sections(SitePage page) {
        List<Entry> sections = new ArrayList<>();
        List<XhtmlNode> parts = page.content().getChildNodes();
        for (int i = 0; i < parts.size(); i++) {
            XhtmlNode heading = parts.get(i);
            if (isHeading(heading)) {
                sections.add(new Entry(
                        page.name() + "#" + heading.getAttribute("id"),
                        heading.allText(),
                        page.title(),
                        "",
                        words(upToHeading(parts.subList(i + 1, parts.size())))));
            }
        }
        return sections;
    }

    private static List<XhtmlNode> upToHeading(List<XhtmlNode> parts) {
        return parts.stream().takeWhile(part -> !isHeading(part)).toList();
    }

    private static boolean isHeading(XhtmlNode node) {
        return "h2".equals(node.getName()) && node.hasAttribute("id");
    }

    /** Each word once; those of listings are found by the pages of what they list. */
    private static String words(List<XhtmlNode> parts) {
        return parts.stream()
                .filter(part -> !"pre".equals(part.getName()))
                .flatMap(part ->
                        Arrays.stream(part.allText().toLowerCase(Locale.ROOT).split("[\\s,;:()\"“”/|]+")))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .collect(Collectors.joining(" "));
    }
}
