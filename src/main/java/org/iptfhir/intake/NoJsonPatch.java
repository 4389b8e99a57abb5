package org.iptfhir.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Says that a text is no JSON Patch, or no JSON. */
final class NoJsonPatch extends Exception {
    private static final long serialVersionUID = 1;

    private static final String ADVICE = "Send an array of operations (RFC 6902), such as"
            + " [{\"op\":\"replace\",\"path\":\"/active\",\"value\":true}].";

    /** @param what goes on after "no JSON" */
    NoJsonPatch(String what) {
        super("no JSON " + what);
    }

    static NoJsonPatch unreadable(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return new NoJsonPatch("that can be read" + where);
    }

    /** What the sender of such a body is told. */
    String told() {
        return "The patch is " + getMessage() + ". " + ADVICE;
    }
}
