// Rule X01, asked of everything that belongs to a course. One invariant per name that FHIR gives the status.
Invariant: X01
Description: "Put R or V of v3-Confidentiality and MH, PSY or PSYTHPN of v3-ActCode in meta.security, so that everybody who passes the record on knows that it is about mental health."
Severity: #warning
Expression: "status='entered-in-error' or (meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and (code='R' or code='V')).exists() and meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-ActCode' and (code='MH' or code='PSY' or code='PSYTHPN')).exists())"

Invariant: X01-goal
Description: "Put R or V of v3-Confidentiality and MH, PSY or PSYTHPN of v3-ActCode in meta.security, so that everybody who passes the record on knows that it is about mental health."
Severity: #warning
Expression: "lifecycleStatus='entered-in-error' or (meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and (code='R' or code='V')).exists() and meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-ActCode' and (code='MH' or code='PSY' or code='PSYTHPN')).exists())"

Invariant: X01-condition
Description: "Put R or V of v3-Confidentiality and MH, PSY or PSYTHPN of v3-ActCode in meta.security, so that everybody who passes the record on knows that it is about mental health."
Severity: #warning
Expression: "verificationStatus.coding.where(code='entered-in-error').exists() or (meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and (code='R' or code='V')).exists() and meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-ActCode' and (code='MH' or code='PSY' or code='PSYTHPN')).exists())"
