CodeSystem: Origin
Id: origin
Title: "Origin of a record"
Description: "How a record came to be. Put the code in meta.tag."
* insert CodeSystemMetadata
* #recorded-elsewhere "Recorded elsewhere" "The record was made in another system and comes in as it was recorded there: a hand-over, or an import of what is over. Of what was over when it came (completed, revoked, not done) faults against rules over several resources are warned of and not refused, because nobody can mend history. What went on when it came, and ends here, is judged as every other record here, with the tag or without it. In a file nothing tells how a record came: there the tag and the status count."
