package org.iptfhir.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML with names in double braces, each of which stands for a value. */
final class Template {
    private static final Pattern NAME = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final String html;

    private Template(String html) {
        this.html = html;
    }

    /** A template that is short enough to stand where it is used. */
    static Template of(String html) {
        return new Template(html);
    }

    /** The template in a file beside this class. */
    static Template in(String file) {
        try (InputStream in = Template.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The HTML with values in the place of their names.
     *
     * @throws IllegalArgumentException when a name has no value
     */
    Markup with(Map<String, Markup> values) {
        return new Markup(NAME.matcher(html).replaceAll(name -> {
            Markup value = values.get(name.group(1));
            if (value == null) {
                throw new IllegalArgumentException("nothing is given for " + name.group());
            }
            return Matcher.quoteReplacement(value.html());
        }));
    }
}
