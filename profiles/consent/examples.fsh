Instance: consent-anna
InstanceOf: IptConsent
Usage: #example
Title: "Consent to sixteen sessions"
Description: "Given at the end of the initial phase."
* insert Labels
* status = #active
* scope = $consent-scope#treatment
* category[ipt] = Kind#ipt-consent "Consent to IPT"
* category[document] = $loinc#59284-0 "Consent Document"
* patient = Reference(patient-anna) "Anna Berger"
* dateTime = "2026-02-17"
* performer = Reference(patient-anna) "Anna Berger"
* policyRule.text = "Sixteen weekly sessions of 50 minutes about grief; sessions not cancelled a day before are charged"

Instance: consent-anna-proposed
InstanceOf: IptConsent
Usage: #example
Title: "Consent not given yet"
Description: "Handed to the patient; it has no date yet."
* insert Labels
* status = #proposed
* scope = $consent-scope#treatment
* category[ipt] = Kind#ipt-consent "Consent to IPT"
* patient = Reference(patient-anna) "Anna Berger"
* policyRule.text = "Weekly sessions of 50 minutes"

Instance: consent-anna-entered-in-error
InstanceOf: IptConsent
Usage: #example
Title: "Consent entered in error"
Description: "A consent to share data that was marked as one to IPT by mistake: it can be marked as an error."
* status = #entered-in-error
* scope = $consent-scope#patient-privacy
* category[ipt] = Kind#ipt-consent "Consent to IPT"
* patient = Reference(patient-anna)
* policyRule.text = "Sharing of data"
