Instance: export-status
InstanceOf: OperationDefinition
Usage: #definition
Title: "Status of an export"
Description: "How far an export of a group is, and where its files are."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/export-status"
* name = "ExportStatus"
* title = "Status of an export"
* status = #active
* experimental = false
* kind = #operation
* description = "Tells how far an export is that was ordered with Group/[id]/$export (HL7 Bulk Data Access), and where its files are once they are written. With the method DELETE it ends the export, or takes its files away."
* comment = "The answer to the order names the address in Content-Location. 202 while the files are being written, with Retry-After; 200 with the JSON of Bulk Data Access once they are there; 404 for an export that there never was, or that was ended. Process notes are never in a file. Files that nobody takes away go after two hours."
* code = #export-poll-status
* affectsState = false
* system = true
* type = false
* instance = false
* insert In(_jobId, 1, string, [[Which export, as Content-Location says it.]])
