package org.iptfhir.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a web page that came in the place of a resource: a server's error, or its page to sign in. */
final class HtmlPage {
    private static final Pattern BEGIN =
            Pattern.compile("\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!doctype\\s+html\\b|<html[\\s>])", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>\\s*([^<]{1,60}?)\\s*<", Pattern.CASE_INSENSITIVE);

    private HtmlPage() {}

    /** @throws TextFault when a text is one */
    static void refuse(String text) throws TextFault {
        Matcher begin = BEGIN.matcher(text);
        if (!begin.lookingAt()) {
            return;
        }
        Matcher title = TITLE.matcher(text);
        throw new TextFault(
                "Text_Html",
                new Excerpt(text).position(text.indexOf('<')),
                "The text is an HTML page" + (title.find() ? ", “" + title.group(1) + "”" : "") + ", and no resource.",
                "Look at the page: it is often an error, or a page to sign in. A FHIR server sends a resource when it is"
                        + " asked with Accept: application/fhir+json, and with a token where it wants one.");
    }
}
