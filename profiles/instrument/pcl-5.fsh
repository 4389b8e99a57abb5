Instance: pcl-5-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "PCL-5: numbers"
Description: "Range, bands, scored items and thresholds of PCL-5."
* id = "pcl-5"
* insert Numbers(pcl-5, PCL-5, higher-is-worse, 0)
* code.coding[0] = Instrument#pcl-5 "PCL-5"
* insert Verification(code.coding[0], own)
* insert OwnItem(pcl-5-1, [[PCL-5 item 1]])
* insert OwnItem(pcl-5-2, [[PCL-5 item 2]])
* insert OwnItem(pcl-5-3, [[PCL-5 item 3]])
* insert OwnItem(pcl-5-4, [[PCL-5 item 4]])
* insert OwnItem(pcl-5-5, [[PCL-5 item 5]])
* insert OwnItem(pcl-5-6, [[PCL-5 item 6]])
* insert OwnItem(pcl-5-7, [[PCL-5 item 7]])
* insert OwnItem(pcl-5-8, [[PCL-5 item 8]])
* insert OwnItem(pcl-5-9, [[PCL-5 item 9]])
* insert OwnItem(pcl-5-10, [[PCL-5 item 10]])
* insert OwnItem(pcl-5-11, [[PCL-5 item 11]])
* insert OwnItem(pcl-5-12, [[PCL-5 item 12]])
* insert OwnItem(pcl-5-13, [[PCL-5 item 13]])
* insert OwnItem(pcl-5-14, [[PCL-5 item 14]])
* insert OwnItem(pcl-5-15, [[PCL-5 item 15]])
* insert OwnItem(pcl-5-16, [[PCL-5 item 16]])
* insert OwnItem(pcl-5-17, [[PCL-5 item 17]])
* insert OwnItem(pcl-5-18, [[PCL-5 item 18]])
* insert OwnItem(pcl-5-19, [[PCL-5 item 19]])
* insert OwnItem(pcl-5-20, [[PCL-5 item 20]])
* insert Range(0, 80, [[Blevins CA, Weathers FW, Davis MT, Witte TK, Domino JL. The Posttraumatic Stress Disorder Checklist for DSM-5 (PCL-5). J Trauma Stress 2015;28(6):489-498]])

Invariant: M02-pcl-5-code
Description: "Give the code pcl-5 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='pcl-5')).exists()"

Invariant: M02-pcl-5
Description: "Correct the value: a total of PCL-5 is a whole number from 0 to 80."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 80 and $this mod 1 <= 0).exists()"

Profile: IptScorePcl5
Parent: IptScore
Id: score-pcl-5
Title: "PCL-5 score"
Description: "PTSD Checklist for DSM-5: twenty items on post-traumatic stress in the last month, for courses of IPT after trauma. Answered by the patient. The total is a whole number from 0 to 80, higher is worse."
* insert Published
* obeys M02-pcl-5-code and M02-pcl-5
* code ^short = "pcl-5 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 80 {score}"

Instance: pcl-5-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "PCL-5"
Description: "PTSD Checklist for DSM-5: twenty items on post-traumatic stress in the last month, for courses of IPT after trauma. Answered by the patient."
* insert InstrumentQuestionnaire(pcl-5, Pcl5, [[PTSD Checklist for DSM-5 (PCL-5)]], unclear)
* description = "PTSD Checklist for DSM-5: twenty items on post-traumatic stress in the last month, for courses of IPT after trauma. Answered by the patient. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "PCL-5: National Center for PTSD, United States Department of Veterans Affairs. Its items are not here until its licence has been checked."
* insert MetadataOnly
* code[0] = Instrument#pcl-5 "PCL-5"
* insert Verification(code[0], own)
* insert Notice(licence, [[PCL-5: National Center for PTSD, United States Department of Veterans Affairs. Its items are not here until its licence has been checked.]])
* insert OwnPoints(1, pcl-5-1)
* insert Points0To4
* insert OwnPoints(2, pcl-5-2)
* insert Points0To4
* insert OwnPoints(3, pcl-5-3)
* insert Points0To4
* insert OwnPoints(4, pcl-5-4)
* insert Points0To4
* insert OwnPoints(5, pcl-5-5)
* insert Points0To4
* insert OwnPoints(6, pcl-5-6)
* insert Points0To4
* insert OwnPoints(7, pcl-5-7)
* insert Points0To4
* insert OwnPoints(8, pcl-5-8)
* insert Points0To4
* insert OwnPoints(9, pcl-5-9)
* insert Points0To4
* insert OwnPoints(10, pcl-5-10)
* insert Points0To4
* insert OwnPoints(11, pcl-5-11)
* insert Points0To4
* insert OwnPoints(12, pcl-5-12)
* insert Points0To4
* insert OwnPoints(13, pcl-5-13)
* insert Points0To4
* insert OwnPoints(14, pcl-5-14)
* insert Points0To4
* insert OwnPoints(15, pcl-5-15)
* insert Points0To4
* insert OwnPoints(16, pcl-5-16)
* insert Points0To4
* insert OwnPoints(17, pcl-5-17)
* insert Points0To4
* insert OwnPoints(18, pcl-5-18)
* insert Points0To4
* insert OwnPoints(19, pcl-5-19)
* insert Points0To4
* insert OwnPoints(20, pcl-5-20)
* insert Points0To4
* insert OwnTotal(pcl-5, [[PCL-5]], integer)

Instance: score-jonas-pcl-5
InstanceOf: IptScorePcl5
Usage: #example
Title: "PCL-5: 29"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#pcl-5 "PCL-5"
* insert Points(29)
