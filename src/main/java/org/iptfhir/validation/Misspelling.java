package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.iptfhir.validation.ResourceCheck.Checked;

/**
 * A name that FHIR does not know, where one that it knows was probably meant.
 *
 * @param place of the name in the text
 * @param wrong name
 * @param meant name
 */
record Misspelling(Position place, String wrong, String meant) {
    /** More of them are no slips of the pen. */
    private static final int MOST = 50;

    private static final Pattern NAME = Pattern.compile("\\w+");

    /** What is to be put in place of another text. */
    private record Edit(int from, String old, String replacement) {}

    /** The misspellings in a text: those whose right name is certain, and not taken by another element. */
    static List<Misspelling> among(Checked text) {
        List<Misspelling> misspellings = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Finding finding : text.findings()) {
            String meant = finding.suggestion().orElse("");
            if (finding.id().equals(EngineMessage.UNKNOWN_PROPERTY)
                    && NAME.matcher(meant).matches()) {
                int dot = finding.expression().lastIndexOf('.');
                String parent = finding.expression().substring(0, dot);
                String wrong = finding.expression().substring(dot + 1).replaceFirst("\\[.*", "");
                if (isFree(meant, parent, text) && taken.add(parent + '.' + meant)) {
                    misspellings.add(new Misspelling(finding.position(), wrong, meant));
                }
            }
        }
        return misspellings.size() > MOST ? List.of() : misspellings;
    }

    /** In XML a list is one element after another, of which some may be misspelt. */
    private static boolean isFree(String name, String parent, Checked text) {
        String path = parent + '.' + name;
        return text.index().nameOf(parent, name).isEmpty()
                || text.root()
                        .filter(root -> root.getFormat() == FhirFormat.XML)
                        .filter(root -> ElementPath.fhirPath(root, path).endsWith("]"))
                        .isPresent();
    }

    /** The text with the right names. */
    static String corrected(String text, Format format, List<Misspelling> misspellings) {
        StringBuilder corrected = new StringBuilder(text);
        misspellings.stream()
                .flatMap(misspelling ->
                        (format == Format.JSON ? misspelling.inJson(text) : misspelling.inXml(text)).stream())
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .filter(edit -> text.startsWith(edit.old(), edit.from()))
                .forEach(edit ->
                        corrected.replace(edit.from(), edit.from() + edit.old().length(), edit.replacement()));
        return corrected.toString();
    }

    private List<Edit> inJson(String text) {
        return List.of(new Edit(offset(text), '"' + wrong + '"', '"' + meant + '"'));
    }

    /** Start and end tag. */
    private List<Edit> inXml(String text) {
        List<Edit> edits = new ArrayList<>();
        try {
            XMLStreamReader2 reader = XmlText.reader(text);
            int start = offset(text);
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                int from = (int) reader.getLocationInfo().getStartingCharOffset();
                if (event == XMLStreamConstants.START_ELEMENT && (depth > 0 || from == start)) {
                    if (depth == 0) {
                        tag(reader, from + 1).ifPresent(edits::add);
                    }
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT && depth > 0) {
                    depth--;
                    if (depth == 0) {
                        tag(reader, from + 2).ifPresent(edits::add);
                        return edits;
                    }
                }
            }
            return edits;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The text was read as XML before", e);
        }
    }

    /** An empty element has no end tag: there the old name does not stand where it would be. */
    private Optional<Edit> tag(XMLStreamReader2 reader, int from) {
        String prefix = reader.getPrefix();
        String before = prefix == null || prefix.isEmpty() ? "" : prefix + ':';
        return Optional.of(new Edit(from, before + wrong, before + meant));
    }

    private int offset(String text) {
        int line = 1;
        int offset = 0;
        while (line < place.line() && offset < text.length()) {
            char character = text.charAt(offset++);
            boolean first = character == '\r' && offset < text.length() && text.charAt(offset) == '\n';
            if (character == '\n' || (character == '\r' && !first)) {
                line++;
            }
        }
        return offset + place.column() - 1;
    }
}
