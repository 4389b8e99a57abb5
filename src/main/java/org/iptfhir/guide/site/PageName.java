package org.iptfhir.guide.site;

import org.hl7.fhir.r5.model.Resource;

/** File names of pages. */
final class PageName {
    private PageName() {}

    /** The page of a definition. */
    static String of(Resource definition) {
        return of(definition.fhirType(), definition.getIdElement().getIdPart());
    }

    /** The page of a definition or example. */
    static String of(String type, String id) {
        return type + "-" + id + ".html";
    }

    /** The file that holds what a page shows. */
    static String json(String page) {
        return page.replaceFirst("html$", "json");
    }
}
