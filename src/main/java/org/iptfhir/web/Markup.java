package org.iptfhir.web;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * A piece of HTML.
 *
 * @param html as it goes to the browser
 */
record Markup(String html) {
    /** Text as it is to be read: nothing in it is taken for HTML. */
    static Markup text(String text) {
        return new Markup(HtmlUtils.htmlEscape(text, "UTF-8"));
    }

    /** One piece after the other. */
    static Markup of(Collection<Markup> pieces) {
        return new Markup(pieces.stream().map(Markup::html).collect(Collectors.joining("\n")));
    }
}
