package org.iptfhir.guide.site;

import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * A page.
 *
 * @param name of its file
 * @param title what it is about
 * @param kind of what it describes, for those who search
 * @param summary a sentence or two, empty where there is none
 * @param content its content with the heading
 */
record SitePage(String name, String title, String kind, String summary, XhtmlNode content) {}
