package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.iptfhir.validation.XmlText;

/**
 * Keeps XML patches to what selects elements. The library that applies them knows XSLT's {@code document()}, which reads
 * files of this machine and asks other machines, and it reads DTDs.
 */
@Interceptor
public final class XmlPatchCheck {
    private static final String XML_PATCH = "application/xml-patch+xml";
    private static final int LONGEST = 2000;
    private static final Pattern CALL = Pattern.compile("([\\w.:-]+)\\s*\\(");
    private static final Set<String> HARMLESS = Set.of(
            "text", "node", "position", "last", "count", "not", "contains", "starts-with", "local-name", "and", "or");

    /** Checks the body of a PATCH. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = 5)
    public void checkBody(RequestDetails request) {
        String type = request.getHeader("Content-Type");
        if (request.getRequestType() == RequestTypeEnum.PATCH && type != null && type.contains("xml")) {
            check(request.loadRequestContents());
        }
    }

    /** Checks the patches that a Bundle brings, each in a Binary. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -5) // before anybody tries them
    public void checkEntries(RequestDetails request) {
        if (request.getResource() instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.PATCH)
                    .filter(entry -> entry.getResource() instanceof Binary binary
                            && String.valueOf(binary.getContentType()).contains(XML_PATCH))
                    .forEach(entry -> check(((Binary) entry.getResource()).getData()));
        }
    }

    private static void check(byte[] patch) {
        try {
            XMLStreamReader reader = XmlText.reader(new String(patch, StandardCharsets.UTF_8));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new InvalidRequestException("The patch has a DTD. Remove the DOCTYPE.");
                }
                String path = event == XMLStreamConstants.START_ELEMENT ? reader.getAttributeValue(null, "sel") : null;
                if (path != null) {
                    checkPath(path);
                }
            }
        } catch (XMLStreamException e) {
            throw new InvalidRequestException("The patch is no XML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + " Send a diff (RFC 5261).");
        }
    }

    private static void checkPath(String path) {
        if (path.length() > LONGEST) {
            throw new InvalidRequestException("The patch selects by a path of " + path.length() + " characters; "
                    + LONGEST + " are the most that this server takes. Select elements by their names and positions.");
        }
        for (Matcher call = CALL.matcher(path); call.find(); ) {
            if (!HARMLESS.contains(call.group(1))) {
                throw new InvalidRequestException("The patch selects by " + call.group(1)
                        + "(), which this server does not offer. Select elements by their names and positions.");
            }
        }
    }
}
