RuleSet: RatingOfAnna
* insert Labels
* questionnaire = "https://w3id.org/ipt-fhir/Questionnaire/fidelity|0.1.0"
* subject = Reference(patient-anna) "Anna Berger"

RuleSet: Rated(linkId, code, display)
* insert Said({linkId}, Coding, FidelityAnswer#{code} "{display}")

Instance: fidelity-anna-5
InstanceOf: IptFidelityResponse
Usage: #example
Title: "Rating of the fifth session"
Description: "The therapist rates a session of her own from a recording: good IPT, with too little time for the scale."
* insert RatingOfAnna
* encounter = Reference(encounter-anna-5) "Fifth session"
* partOf = Reference(session-anna-5)
* author = Reference(practitioner-keller) "Dr Miriam Keller"
* status = #completed
* authored = "2026-03-05T18:00:00+01:00"
* insert Group(rating)
* insert Rated(rating-by, therapist, Therapist)
* insert Rated(rating-from, audio, Sound)
* insert Group(focus)
* insert Rated(focus-kept, 5, Fully)
* insert Rated(focus-link, 5, Fully)
* insert Rated(focus-phase, 5, Fully)
* insert Group(techniques)
* insert Rated(techniques-strategy, 5, Fully)
* insert Rated(techniques-affect, 5, Fully)
* insert Rated(techniques-communication, 4, Mostly)
* insert Rated(techniques-change, 5, Fully)
* insert Group(stance)
* insert Rated(stance-active, 5, Fully)
* insert Rated(stance-illness, 5, Fully)
* insert Rated(stance-hope, 5, Fully)
* insert Rated(stance-feedback, did-not-arise, Did not arise)
* insert Group(structure)
* insert Rated(structure-opening, 5, Fully)
* insert Rated(structure-score, 2, Hardly)
* insert Rated(structure-time, 4, Mostly)
* insert Group(outside)
* insert Said(outside-used, Boolean, false)
* insert Group(overall)
* insert Rated(overall-ipt, 4, Mostly)
* insert Said(overall-next, String, "To look at the scale before anything else.")

Instance: fidelity-anna-in-progress
InstanceOf: IptFidelityResponse
Usage: #example
Title: "Rating in progress"
Description: "Begun, and not finished: nothing has to be answered yet."
* insert RatingOfAnna
* status = #in-progress
* insert Group(rating)
* insert Rated(rating-by, supervisor, Supervisor)

Instance: fidelity-anna-entered-in-error
InstanceOf: IptFidelityResponse
Usage: #example
Title: "Rating entered in error"
Description: "Completed with nothing in it by mistake: it can be marked as an error."
* status = #entered-in-error
