CodeSystem: Origin
Id: origin
Title: "Origin of a record"
Description: "How a record came to be. Put the code in meta.tag."
* insert CodeSystemMetadata
* #recorded-elsewhere "Recorded elsewhere" "The record was made in another system and comes in as it was recorded there: a hand-over, or an import of what is over. Of what has ended (completed, revoked, not done) faults against rules over several resources are warned of and not refused, because nobody can mend history."
