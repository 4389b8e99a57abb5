// The numbers of each variant: this table is the only place where they stand.
RuleSet: Variant(code, sessions-min, sessions-max, minutes-min, minutes-max, days-min, days-max, acute)
* #{code} ^property[+].code = #sessions-min
* #{code} ^property[=].valueInteger = {sessions-min}
* #{code} ^property[+].code = #sessions-max
* #{code} ^property[=].valueInteger = {sessions-max}
* #{code} ^property[+].code = #minutes-min
* #{code} ^property[=].valueInteger = {minutes-min}
* #{code} ^property[+].code = #minutes-max
* #{code} ^property[=].valueInteger = {minutes-max}
* #{code} ^property[+].code = #days-between-min
* #{code} ^property[=].valueInteger = {days-min}
* #{code} ^property[+].code = #days-between-max
* #{code} ^property[=].valueInteger = {days-max}
* #{code} ^property[+].code = #acute
* #{code} ^property[=].valueBoolean = {acute}

RuleSet: AgeFrom(code, age)
* #{code} ^property[+].code = #age-min
* #{code} ^property[=].valueInteger = {age}

RuleSet: AgeTo(code, age)
* #{code} ^property[+].code = #age-max
* #{code} ^property[=].valueInteger = {age}

RuleSet: InGroupOf(code, fewest, most)
* #{code} ^property[+].code = #members-min
* #{code} ^property[=].valueInteger = {fewest}
* #{code} ^property[+].code = #members-max
* #{code} ^property[=].valueInteger = {most}

RuleSet: HasPhase(code, phase)
* #{code} ^property[+].code = #phases
* #{code} ^property[=].valueCoding = Phase#{phase}

RuleSet: MayHavePhase(code, phase)
* #{code} ^property[+].code = #phases-optional
* #{code} ^property[=].valueCoding = Phase#{phase}

RuleSet: ThreePhases(code)
* insert HasPhase({code}, initial)
* insert HasPhase({code}, middle)
* insert HasPhase({code}, termination)

RuleSet: Source(code, text)
* #{code} ^property[+].code = #source
* #{code} ^property[=].valueString = {text}

RuleSet: VariantProperty(code, type, description)
* ^property[+].code = #{code}
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/variant#{code}"
* ^property[=].type = #{type}
* ^property[=].description = {description}

CodeSystem: Variant
Id: variant
Title: "Variant of IPT"
Description: "The forms of IPT that have a manual of their own, with the number of sessions, their length and interval, phases and age that the manual plans. A course outside these ranges is not wrong: it needs a reason."
* insert CodeSystemMetadata
* insert VariantProperty(sessions-min, integer, [["Fewest sessions that the variant plans"]])
* insert VariantProperty(sessions-max, integer, [["Most sessions that the variant plans"]])
* insert VariantProperty(minutes-min, integer, [["Shortest planned session in minutes"]])
* insert VariantProperty(minutes-max, integer, [["Longest planned session in minutes"]])
* insert VariantProperty(days-between-min, integer, [["Shortest planned interval between two sessions in days"]])
* insert VariantProperty(days-between-max, integer, [["Longest planned interval between two sessions in days"]])
* insert VariantProperty(age-min, integer, [["Youngest age in completed years at the start; absent when there is no limit"]])
* insert VariantProperty(age-max, integer, [["Oldest age in completed years at the start; absent when there is no limit"]])
* insert VariantProperty(members-min, integer, [["Fewest patients in a group; absent when the variant is not one of groups"]])
* insert VariantProperty(members-max, integer, [["Most patients in a group; absent when the variant is not one of groups"]])
* insert VariantProperty(phases, Coding, [["A phase that a course of this variant has; repeats, in order"]])
* insert VariantProperty(phases-optional, Coding, [["A phase that a course of this variant may have or miss"]])
* insert VariantProperty(acute, boolean, [["True when the variant treats an episode, false when it keeps somebody well"]])
* insert VariantProperty(source, string, [["Where the numbers come from"]])
* #ipt "IPT" "Individual IPT for adults with depression, the form that all others derive from. Choose it also for older adults. If a manual of its own fits better (adolescent, perinatal, group, brief), choose that."
  * ^designation[0].value = "Interpersonal psychotherapy"
* insert Variant(ipt, 12, 16, 45, 60, 5, 10, true)
* insert ThreePhases(ipt)
* insert AgeFrom(ipt, 18)
* insert Source(ipt, [["Weissman, Markowitz, Klerman: The Guide to Interpersonal Psychotherapy (2018); ISIPT, key strategies; iptuk.net"]])
* #ipt-a "IPT-A" "IPT for depressed adolescents: weekly sessions, parents take part in each phase, early contact by telephone, limited sick role with school as duty. Not for young people who are acutely suicidal, psychotic or bipolar, or whose main problem is substance use."
  * ^designation[0].value = "IPT for adolescents"
* insert Variant(ipt-a, 12, 16, 35, 60, 5, 10, true)
* insert ThreePhases(ipt-a)
* insert AgeFrom(ipt-a, 12)
* insert AgeTo(ipt-a, 18)
* insert Source(ipt-a, [["Mufson, Dorta, Moreau, Weissman: Interpersonal Psychotherapy for Depressed Adolescents (2004)"]])
* #ipt-b "Brief IPT" "IPT shortened to about eight sessions, for people who cannot or need not commit to a full course. The focus must be clear early: initial phase in one or two sessions."
  * ^designation[0].value = "IPT-B"
* insert Variant(ipt-b, 6, 10, 45, 60, 5, 16, true)
* insert ThreePhases(ipt-b)
* insert AgeFrom(ipt-b, 18)
* insert Source(ipt-b, [["Swartz, Grote, Graham: Brief Interpersonal Psychotherapy (IPT-B), American Journal of Psychotherapy 68 (2014)"]])
* #ipc "Interpersonal counselling" "Three to six short sessions in primary care, given by nurses, social workers or others without a psychotherapy licence, for distress or mild depression after an event in life."
  * ^designation[0].value = "IPC"
* insert Variant(ipc, 3, 6, 15, 30, 5, 16, true)
* insert HasPhase(ipc, initial)
* insert HasPhase(ipc, middle)
* insert MayHavePhase(ipc, termination)
* insert AgeFrom(ipc, 18)
* insert Source(ipc, [["Klerman et al., Medical Care 25 (1987)"]])
* #ipt-g "Group IPT" "IPT in a closed group of six to ten people, after one or two individual meetings before the group. WHO's manual has eight group sessions led by trained facilitators. Each member has a course of their own with a problem area of their own."
  * ^designation[0].value = "IPT-G"
* insert Variant(ipt-g, 8, 16, 60, 120, 5, 10, true)
* insert HasPhase(ipt-g, pregroup)
* insert ThreePhases(ipt-g)
* insert AgeFrom(ipt-g, 12)
* insert InGroupOf(ipt-g, 6, 10)
* insert Source(ipt-g, [["WHO and Columbia University: Group Interpersonal Therapy (IPT) for Depression (2016)"]])
* #ipt-perinatal "Perinatal IPT" "IPT in pregnancy or in the twelve months after birth. The role transition to parenthood, disputes with the partner and the loss of a child are typical; sessions bend to pregnancy, birth and the baby."
* insert Variant(ipt-perinatal, 8, 16, 45, 60, 5, 10, true)
* insert ThreePhases(ipt-perinatal)
* insert Source(ipt-perinatal, [["O'Hara et al., Archives of General Psychiatry 57 (2000); Grote et al. (MOMCare)"]])
* #ipsrt "Interpersonal and social rhythm therapy" "IPT for bipolar disorder together with mood-stabilising medication: it also steadies sleep, meals, work and social contact. The grief for the lost healthy self is an area of its own kind. It goes on as maintenance."
  * ^designation[0].value = "IPSRT"
* insert Variant(ipsrt, 12, 24, 45, 60, 5, 16, true)
* insert ThreePhases(ipsrt)
* insert AgeFrom(ipsrt, 18)
* insert Source(ipsrt, [["Frank: Treating Bipolar Disorder: A Clinician's Guide to Interpersonal and Social Rhythm Therapy (2005)"]])
* #ipt-cm "Conjoint marital IPT" "IPT with both partners in the room, when one of them is depressed and the role dispute is with the other. The partner takes part in every session and must agree to it."
  * ^designation[0].value = "IPT-CM"
  * ^designation[1].value = "Couple IPT"
* insert Variant(ipt-cm, 12, 16, 60, 90, 5, 10, true)
* insert ThreePhases(ipt-cm)
* insert AgeFrom(ipt-cm, 18)
* insert Source(ipt-cm, [["Foley, Rounsaville, Weissman, Sholomskas, Chevron, International Journal of Family Psychiatry 10 (1989)"]])
* #ipt-ed "IPT for eating disorders" "IPT for bulimia nervosa and binge eating: eating and weight are assessed and then left aside, the sessions work on the relationships that keep the disorder going."
  * ^designation[0].value = "IPT-ED"
* insert Variant(ipt-ed, 14, 20, 45, 60, 5, 10, true)
* insert ThreePhases(ipt-ed)
* insert AgeFrom(ipt-ed, 16)
* insert Source(ipt-ed, [["Fairburn et al., Archives of General Psychiatry 50 (1993); Murphy et al., Clinical Psychology and Psychotherapy 19 (2012)"]])
* #ipt-ptsd "IPT for PTSD" "IPT for posttraumatic stress disorder without exposure to the trauma: it works on what the trauma has done to trust, feelings and relationships today."
  * ^designation[0].value = "IPT-PTSD"
* insert Variant(ipt-ptsd, 14, 20, 45, 60, 5, 10, true)
* insert ThreePhases(ipt-ptsd)
* insert AgeFrom(ipt-ptsd, 16)
* insert Source(ipt-ptsd, [["Markowitz: Interpersonal Psychotherapy for Posttraumatic Stress Disorder (2016)"]])
* #ipt-m "Maintenance IPT" "About one session a month for one to three years, for somebody whose acute course led to remission and whose illness tends to come back. It follows a completed acute course."
  * ^designation[0].value = "IPT-M"
* insert Variant(ipt-m, 6, 36, 45, 60, 21, 45, false)
* insert HasPhase(ipt-m, maintenance)
* insert AgeFrom(ipt-m, 12)
* insert Source(ipt-m, [["Frank et al., Archives of General Psychiatry 47 (1990); Frank et al., American Journal of Psychiatry 164 (2007)"]])

ValueSet: VariantValues
Id: variant
Title: "Variants of IPT"
Description: "All variants of IPT in this guide."
* insert Published
* include codes from system Variant
