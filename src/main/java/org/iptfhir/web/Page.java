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
 */
record Page(String path, String title, Markup main, Optional<String> script, Libraries libraries) {
    /** The server's root as seen from the page, so that it also works behind a proxy that puts it into a folder. */
    String root() {
        long folders = path.chars().filter(letter -> letter == '/').count();
        return "./" + "../".repeat((int) folders);
    }
}
