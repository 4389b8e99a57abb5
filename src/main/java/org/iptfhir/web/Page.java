package org.iptfhir.web;

import java.util.Optional;

/**
 * What a page has of its own.
 *
 * @param path from the server's root, without a slash at its beginning; empty for the first page
 * @param title of the browser's window
 * @param main its content
 * @param script file that runs in it
 * @param libraries what its script needs of others
 * @param style sheet that stands in it
 * @param hasForm whether it asks this server by a form, without a script
 * @param isEmbedded whether it is for a frame in another page, which has links of its own
 */
record Page(
        String path,
        String title,
        Markup main,
        Optional<String> script,
        Libraries libraries,
        Optional<String> style,
        boolean hasForm,
        boolean isEmbedded) {
    /** A page like most. */
    Page(String path, String title, Markup main, Optional<String> script, Libraries libraries) {
        this(path, title, main, script, libraries, Optional.empty(), false, false);
    }

    /** The same with a style sheet in it. */
    Page withStyle(String sheet) {
        return new Page(path, title, main, script, libraries, Optional.of(sheet), hasForm, isEmbedded);
    }

    /** The same with a form that asks this server. */
    Page withForm() {
        return new Page(path, title, main, script, libraries, style, true, isEmbedded);
    }

    /** The same for a frame in another page. */
    Page embedded() {
        return new Page(path, title, main, script, libraries, style, hasForm, true);
    }

    /** The server's root as seen from the page, so that it also works behind a proxy that puts it into a folder. */
    String root() {
        long folders = path.chars().filter(letter -> letter == '/').count();
        return "./" + "../".repeat((int) folders);
    }
}
