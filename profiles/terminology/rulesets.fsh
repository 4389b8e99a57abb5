// What every definition of ours says of itself. Version, date and publisher are added when the package is built.
RuleSet: Published
* ^experimental = false

RuleSet: CodeSystemMetadata
* ^experimental = false
* ^caseSensitive = true

// A fragment: only the codes in use, quiet about all others.
RuleSet: Fragment(url, of)
* ^url = "{url}"
* ^content = #fragment
* ^experimental = false
* ^caseSensitive = true
* ^purpose = "Lets a validator without a terminology server check the codes and displays of {of} that this guide uses. It is not a copy of {of}: a code that is missing here may well exist there."

// Labels that structured data of a course carries: restricted, mental health (rule X01).
RuleSet: Labels
* meta.security[0] = $confidentiality#R
* meta.security[1] = $act#MH
