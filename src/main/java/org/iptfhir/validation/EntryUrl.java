package org.iptfhir.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hl7.fhir.r5.elementmodel.Element;

/** The fullUrl that a message is about: the engine says of each that it is the first entry's. */
final class EntryUrl {
    private static final Map<String, Pattern> TEXTS = Map.of(
            "BUNDLE_ENTRY_URL_ABSOLUTE",
            Pattern.compile(".*\\(not '(.*)'\\).*", Pattern.DOTALL),
            "BUNDLE_ENTRY_URL_MATCHES_TYPE_ID",
            Pattern.compile(".*fullUrl '(.*)' looks like .*", Pattern.DOTALL));

    private EntryUrl() {}

    /** The message at the fullUrl that it quotes; other messages as they are. */
    static EngineMessage placed(EngineMessage message, Optional<Element> root) {
        Pattern text = TEXTS.get(message.id());
        if (text == null) {
            return message;
        }
        Matcher quoted = text.matcher(message.text());
        if (!quoted.matches()) {
            return message;
        }
        List<Element> entries =
                root.map(bundle -> bundle.getChildrenByName("entry")).orElse(List.of());
        return IntStream.range(0, entries.size())
                .filter(i -> quoted.group(1).equals(entries.get(i).getNamedChildValue("fullUrl")))
                .mapToObj(i -> message.at("Bundle.entry[" + i + "].fullUrl"))
                .findFirst()
                .orElse(message);
    }
}
