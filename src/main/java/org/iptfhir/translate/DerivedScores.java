package org.iptfhir.translate;

import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Where the Observations that derive from responses are kept. Works within the transaction of the write that calls it. */
public interface DerivedScores {
    /** The Observations that derive from a response, whoever made them and whatever their status. */
    List<Observation> ofResponse(IdType response);

    /** The stored responses that an Observation derives from. */
    List<QuestionnaireResponse> responsesOf(Observation observation);

    /** Stores a new Observation, or a new version of one that has an id. */
    void store(Observation observation);
}
