package org.iptfhir.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How deep the tags of a narrative are nested: the engine tells of each level all that are around it. */
final class NarrativeDepth {
    /** Tables within lists within tables have a dozen. */
    private static final int DEEPEST = 50;

    /** A tag; comments and the like do not count. */
    private static final Pattern TAG = Pattern.compile("<(/?)[A-Za-z][^<>]*?(/?)>");

    private NarrativeDepth() {}

    /** Throws when they are nested too deeply. */
    static void refuse(String narrative, String path, Position position) throws TextFault {
        int depth = 0;
        Matcher tag = TAG.matcher(narrative);
        while (tag.find()) {
            if (!tag.group(1).isEmpty()) {
                depth--;
            } else if (tag.group(2).isEmpty() && ++depth > DEEPEST) {
                throw new TextFault(
                        "Text_Too_Deep",
                        path,
                        position,
                        "The tags of the narrative are nested more than " + DEEPEST + " levels deep.",
                        "Flatten the narrative: people read a few levels at most.");
            }
        }
    }
}
