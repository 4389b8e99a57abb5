package org.iptfhir.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.iptfhir.validation.Finding;

/** Findings in JUnit's XML, for build servers: each text is a suite of one test, which fails by what the command fails on. */
public final class JUnitReport implements Report {
    /** What XML 1.0 cannot hold. */
    private static final Pattern UNFIT =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter out;
    private final Predicate<Finding> fails;

    /**
     * Begins the document.
     *
     * @param fails tells which findings make a test fail
     */
    public JUnitReport(Writer writer, Predicate<Finding> fails) throws IOException {
        this.fails = fails;
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement("testsuites");
            out.writeAttribute("name", "ipt-fhir");
            out.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void add(CheckedText text) throws IOException {
        List<Finding> failures = text.findings().stream().filter(fails).toList();
        List<Finding> others = text.findings().stream().filter(fails.negate()).toList();
        write(text.name(), text.firstLine(), failures.isEmpty() ? 0 : 1, 0, () -> {
            for (Finding failure : failures) {
                out.writeStartElement("failure");
                attribute("message", failure.id() + " " + failure.expression() + ": " + failure.message());
                attribute("type", failure.id());
                characters(told(text, failure));
                out.writeEndElement();
            }
            if (!others.isEmpty()) {
                out.writeStartElement("system-out");
                for (Finding other : others) {
                    characters(told(text, other) + "\n");
                }
                out.writeEndElement();
            }
        });
    }

    private static String told(CheckedText text, Finding finding) {
        String place = text.name() + ":" + text.lineOf(finding) + ":"
                + finding.position().column() + ": "
                + finding.severity().word() + " " + finding.id() + " " + finding.expression();
        String excerpt = text.excerptOf(finding)
                .map(shown -> "\n" + shown.line() + "\n" + shown.carets())
                .orElse("");
        return place + excerpt + "\n" + finding.wholeText();
    }

    @Override
    public void unreadable(String name, String reason) throws IOException {
        write(name, 1, 0, 1, () -> {
            out.writeStartElement("error");
            attribute("message", "It was not read: " + reason);
            out.writeEndElement();
        });
    }

    private void write(String name, int line, int failures, int errors, Content content) throws IOException {
        try {
            out.writeStartElement("testsuite");
            attribute("name", name);
            out.writeAttribute("tests", "1");
            out.writeAttribute("failures", Integer.toString(failures));
            out.writeAttribute("errors", Integer.toString(errors));
            out.writeStartElement("testcase");
            attribute("classname", name);
            attribute("name", line == 1 ? name : name + ":" + line);
            content.write();
            out.writeEndElement();
            out.writeEndElement();
            out.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, UNFIT.matcher(value).replaceAll("\uFFFD"));
    }

    private void characters(String text) throws XMLStreamException {
        out.writeCharacters(UNFIT.matcher(text).replaceAll("\uFFFD"));
    }

    @Override
    public void end(Summary summary) throws IOException {
        try {
            out.writeEndElement();
            out.writeEndDocument();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @FunctionalInterface
    private interface Content {
        void write() throws XMLStreamException;
    }
}
