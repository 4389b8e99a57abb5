package org.iptfhir.web;

/** What a page loads that is not the project's own. */
enum Libraries {
    /** Nothing. */
    NONE,
    /** The editor, whose modules are imported by name; it adds styles that carry the page's nonce. */
    EDITOR,
    /** LHC-Forms, which adds styles that carry nothing. */
    LHC_FORMS
}
