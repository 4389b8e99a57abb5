package org.iptfhir.guide.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * Puts CQL, which its authors write in a file of its own, into the Library that names the file by its content's id, as
 * HL7's publisher does.
 *
 * @param directory where the files are
 */
record CqlTexts(Path directory) {
    private static final String NAMED = "ig-loader-";

    void into(List<Resource> definitions) throws IOException {
        for (Resource definition : definitions) {
            if (definition instanceof Library library) {
                for (Attachment content : library.getContent()) {
                    load(content);
                }
            }
        }
    }

    private void load(Attachment content) throws IOException {
        String id = String.valueOf(content.getId());
        if (id.startsWith(NAMED)) {
            content.setData(Files.readAllBytes(directory.resolve(id.substring(NAMED.length()))));
            content.setContentType("text/cql");
            content.setIdElement(new StringType());
        }
    }
}
