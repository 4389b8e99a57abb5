package org.iptfhir.rest.limit;

/** What is told to the sender of a body that is not taken. */
final class Faults {
    private static final int BAD_REQUEST = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int UNAVAILABLE = 503;

    private Faults() {}

    static BodyFault tooLarge(LimitSettings limits) {
        return new BodyFault(
                TOO_LARGE,
                "too-long",
                "The body is larger than " + limits.body().toBytes()
                        + " bytes, unpacked. Send it in smaller parts, or have the setting ipt.limits.body raised.");
    }

    static BodyFault tooSlow(LimitSettings limits) {
        return new BodyFault(
                REQUEST_TIMEOUT,
                "timeout",
                "The body did not arrive within " + limits.bodyTime().toSeconds()
                        + " seconds. Nothing was stored: send the request again.");
    }

    static BodyFault brokenOff() {
        return new BodyFault(
                BAD_REQUEST, "structure", "The body broke off, or was not as long as its Content-Length says.");
    }

    static BodyFault tooBusy() {
        return new BodyFault(
                UNAVAILABLE,
                "throttled",
                "The server has too many large requests at once. Nothing was stored: send this one again later.");
    }

    static BodyFault unknownPacking(String encoding) {
        return new BodyFault(
                UNSUPPORTED,
                "not-supported",
                "The body has the Content-Encoding " + encoding.replaceAll("[^\\w ,-]", "?")
                        + ", which this server cannot unpack. Send it as it is, or packed with gzip.");
    }

    static BodyFault notPacked() {
        return new BodyFault(
                BAD_REQUEST,
                "structure",
                "The body cannot be unpacked, though its Content-Encoding is gzip. Send whole gzip, or leave the header"
                        + " out.");
    }
}
