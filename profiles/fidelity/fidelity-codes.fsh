CodeSystem: FidelityAnswer
Id: fidelity-answer
Title: "Answer about the quality of a session"
Description: "Ratings from 1 to 5, who rates, and from what."
* insert CodeSystemMetadata
* #1 "Not at all" "The statement is not true of the session."
* #2 "Hardly" "True in single moments, or poorly done."
* #3 "In part" "True of a part of the session, or done with clear faults."
* #4 "Mostly" "True of most of the session, and well done."
* #5 "Fully" "True of the whole session, and done as well as can be expected."
* #did-not-arise "Did not arise" "There was no occasion for it in this session. It does not count as a low rating."
* #therapist "Therapist" "Who held the session rates it."
* #supervisor "Supervisor" "Who supervises the therapist rates it."
* #independent "Independent rater" "Somebody without a part in treatment or supervision rates it, such as in a study."
* #presence "Being there" "The rater was in the session."
* #video "Video" "A recording with picture and sound."
* #audio "Sound" "A recording of the sound alone."
* #notes "Notes" "Notes or memory alone."

ValueSet: FidelityRatingValues
Id: fidelity-rating
Title: "Ratings of the quality of a session"
Description: "From 1, not at all, to 5, fully; or it did not arise."
* insert Published
* FidelityAnswer#1
* FidelityAnswer#2
* FidelityAnswer#3
* FidelityAnswer#4
* FidelityAnswer#5
* FidelityAnswer#did-not-arise

ValueSet: FidelityRaterValues
Id: fidelity-rater
Title: "Raters of the quality of a session"
Description: "Therapist, supervisor or independent rater."
* insert Published
* FidelityAnswer#therapist
* FidelityAnswer#supervisor
* FidelityAnswer#independent

ValueSet: FidelityMaterialValues
Id: fidelity-material
Title: "What a rating rests on"
Description: "Being there, video, sound or notes."
* insert Published
* FidelityAnswer#presence
* FidelityAnswer#video
* FidelityAnswer#audio
* FidelityAnswer#notes
