package org.iptfhir.sample;

import java.util.List;
import java.util.Map;
import org.iptfhir.therapy.ProblemArea;

/** What therapists do in sessions, in the guide's codes of techniques, and what they note. */
final class Sessions {
    /**
     * A session as it may go.
     *
     * @param techniques codes of the guide
     */
    record Content(String note, List<String> techniques) {
        static Content of(String note, String... techniques) {
            return new Content(note, List.of(techniques));
        }
    }

    static final Content FIRST = Content.of(
            "Symptoms reviewed with questionnaires; the illness named and explained, what cannot be done now is excused by it.",
            "symptom-review",
            "psychoeducation",
            "sick-role");

    static final Content INVENTORY = Content.of(
            "Went through the important people, now and earlier; drew them on the circles.",
            "inventory",
            "closeness-circle");

    static final Content FORMULATION = Content.of(
            "Timeline of symptoms and events. Formulation offered and accepted; focus, number of sessions and tasks agreed on.",
            "timeline",
            "formulation-feedback");

    /** Where all of the assessment has to go into one session. */
    static final Content ASSESSMENT_IN_ONE = Content.of(
            "Symptoms reviewed, important people gone through, focus and number of sessions agreed on.",
            "symptom-review",
            "psychoeducation",
            "inventory",
            "formulation-feedback");

    static final List<Content> GETTING_STARTED = List.of(
            Content.of(
                    "First meeting of the group: who is here, what stays in the room, what each wants to work on.",
                    "psychoeducation",
                    "sick-role"),
            Content.of(
                    "Looked again at the week, and at how mood and events hang together.",
                    "mood-event-link",
                    "exploration-nondirective"));

    static final Map<ProblemArea, List<Content>> MIDDLE = Map.of(
            ProblemArea.GRIEF,
            List.of(
                    Content.of(
                            "Told the days before and after the death in detail for the first time.",
                            "mood-event-link",
                            "grief-work",
                            "affect-encouragement"),
                    Content.of(
                            "Brought photographs. Good and difficult sides of the relationship.",
                            "grief-work",
                            "exploration-directive"),
                    Content.of(
                            "A worse week after an anniversary; linked it with the loss.",
                            "mood-event-link",
                            "grief-work",
                            "emotional-triggers"),
                    Content.of(
                            "Spoke about anger at the one who died, and the shame about it.",
                            "grief-work",
                            "affect-encouragement",
                            "clarification"),
                    Content.of(
                            "Who else misses the person? Planned a talk with one of them.",
                            "mood-event-link",
                            "social-support-exploration",
                            "homework"),
                    Content.of(
                            "Took up an activity from before; it went better than expected.",
                            "mood-event-link",
                            "grief-work",
                            "problem-solving")),
            ProblemArea.ROLE_DISPUTE,
            List.of(
                    Content.of(
                            "Went through the quarrel of the week step by step: said, meant, heard.",
                            "mood-event-link",
                            "communication-analysis",
                            "dispute-work"),
                    Content.of("What each expects of the other, spoken and unspoken.", "dispute-work", "clarification"),
                    Content.of(
                            "Rehearsed the talk, first as oneself, then as the other.",
                            "role-play",
                            "assertiveness",
                            "homework"),
                    Content.of(
                            "The talk took place. What worked, and what was heard differently.",
                            "mood-event-link",
                            "communication-analysis"),
                    Content.of(
                            "Collected what could be done, and weighed it.",
                            "decision-analysis",
                            "option-generation",
                            "dispute-work"),
                    Content.of(
                            "Set a limit once without shouting; the other was surprised.",
                            "mood-event-link",
                            "boundary-setting",
                            "dispute-work")),
            ProblemArea.ROLE_TRANSITION,
            List.of(
                    Content.of(
                            "What was good about the old role, and what is not missed.",
                            "mood-event-link",
                            "transition-work",
                            "affect-encouragement"),
                    Content.of(
                            "What the new role asks for, and what is already there.",
                            "transition-work",
                            "exploration-directive"),
                    Content.of(
                            "Sadness about what is over; linked it with a meeting on Tuesday.",
                            "mood-event-link",
                            "transition-work",
                            "emotional-triggers"),
                    Content.of(
                            "Who could help with what? Wrote a list and chose one person.",
                            "social-support-exploration",
                            "homework"),
                    Content.of("Rehearsed asking for help.", "role-play", "assertiveness", "transition-work"),
                    Content.of(
                            "Tried something new and liked a part of it.",
                            "mood-event-link",
                            "transition-work",
                            "problem-solving")),
            ProblemArea.INTERPERSONAL_DEFICITS,
            List.of(
                    Content.of(
                            "Looked at two earlier relationships: how they began and how they ended.",
                            "deficits-work",
                            "exploration-directive"),
                    Content.of(
                            "What happens between us when there is silence, and where else it happens.",
                            "therapeutic-relationship",
                            "deficits-work"),
                    Content.of("Practised beginning a conversation.", "role-play", "open-questions", "homework"),
                    Content.of(
                            "Spoke with somebody on two days; went through what was said.",
                            "mood-event-link",
                            "communication-analysis",
                            "deficits-work"),
                    Content.of(
                            "Withdrew again after an invitation; linked it with the mood of the week.",
                            "mood-event-link",
                            "deficits-work",
                            "clarification"),
                    Content.of(
                            "Looked for places where people meet anyhow, and chose one.",
                            "option-generation",
                            "deficits-work",
                            "limited-advice")));

    static final Content ENDING =
            Content.of("Spoke of the end that is near; sadness about it is no relapse.", "mood-event-link", "ending");

    static final Content REVIEW = Content.of(
            "What has changed, and who did it. Early signs and what helps then.",
            "competence-review",
            "relapse-prevention",
            "ending");

    static final Content LAST =
            Content.of("Leave-taking. Whom to turn to when it begins again.", "ending", "relapse-prevention");

    static final Content LAST_WITHOUT_SUCCESS = Content.of(
            "Leave-taking. The treatment has not helped enough; what comes next was decided together.",
            "ending",
            "further-treatment");

    static final List<String> REASONS_OF_MISSING = List.of(
            "Cancelled by the patient: ill with a fever",
            "Cancelled by the patient: child ill",
            "Cancelled by the patient: could not leave work",
            "No-show: had forgotten the appointment",
            "No-show: had a bad day and did not get up",
            "Cancelled by the therapist: ill");

    static final String NOT_REACHED = "No-show: did not come and could not be reached";

    private Sessions() {}
}
