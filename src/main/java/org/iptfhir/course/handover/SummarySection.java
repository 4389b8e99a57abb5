package org.iptfhir.course.handover;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** A section of a summary while it is written: its text as a clinician reads it, and the resources that it is about. */
final class SummarySection {
    private final String code;
    private final XhtmlNode text = new XhtmlNode(NodeType.Element, "div");
    private final List<Resource> about = new ArrayList<>();

    /** @param code of the guide's code system {@code summary-section} */
    SummarySection(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The text; a sentence that says so where nothing is recorded. */
    XhtmlNode text() {
        if (text.getChildNodes().isEmpty()) {
            paragraph("Nothing about this is recorded.");
        }
        return text;
    }

    /** The resources that it is about. */
    List<Resource> about() {
        return List.copyOf(about);
    }

    /** Refers to a resource, once. */
    SummarySection about(Resource resource) {
        if (!about.contains(resource)) {
            about.add(resource);
        }
        return this;
    }

    SummarySection paragraph(String words) {
        text.addTag("p").addText(words);
        return this;
    }

    SummarySection items(List<String> items) {
        if (!items.isEmpty()) {
            XhtmlNode list = text.addTag("ul");
            items.forEach(item -> list.addTag("li").addText(item));
        }
        return this;
    }

    SummarySection table(List<String> head, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            XhtmlNode table = text.addTag("table");
            row(table.addTag("thead"), "th", head);
            XhtmlNode body = table.addTag("tbody");
            rows.forEach(row -> row(body, "td", row));
        }
        return this;
    }

    private static void row(XhtmlNode within, String cell, List<String> values) {
        XhtmlNode row = within.addTag("tr");
        values.forEach(value -> row.addTag(cell).addText(value));
    }
}
