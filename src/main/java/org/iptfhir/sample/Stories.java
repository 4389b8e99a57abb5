package org.iptfhir.sample;

import static org.iptfhir.sample.InventoryPerson.inDispute;
import static org.iptfhir.sample.InventoryPerson.lost;
import static org.iptfhir.sample.InventoryPerson.near;
import static org.iptfhir.sample.Setting.ADOLESCENT;
import static org.iptfhir.sample.Setting.ADULT;
import static org.iptfhir.sample.Setting.BIPOLAR;
import static org.iptfhir.sample.Setting.COUPLE;
import static org.iptfhir.sample.Setting.GROUP;
import static org.iptfhir.sample.Setting.OLDER;
import static org.iptfhir.sample.Setting.PERINATAL;
import static org.iptfhir.therapy.ProblemArea.GRIEF;
import static org.iptfhir.therapy.ProblemArea.INTERPERSONAL_DEFICITS;
import static org.iptfhir.therapy.ProblemArea.ROLE_DISPUTE;
import static org.iptfhir.therapy.ProblemArea.ROLE_TRANSITION;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Invented stories, such as the manuals of IPT tell. Where a setting has none of an area, its courses have other areas. */
final class Stories {
    /** People who stand beside those of a story. */
    static final List<InventoryPerson> OTHERS = List.of(
            near("A friend from earlier", "FRND", "middle", "monthly", "support-some", "She writes; I answer late."),
            near("My sister", "SIS", "inner", "weekly", "support-strong", "We can be silent together."),
            near(
                    "A neighbour",
                    "NBOR",
                    "outer",
                    "weekly",
                    "support-some",
                    "We talk on the stairs, about small things."),
            near("My father", "FTH", "middle", "monthly", "support-none", "We speak of the weather and the garden."),
            near("My grandmother", "GRPRN", "inner", "monthly", "support-strong", "She cooks for me and asks nothing."),
            near(
                    "Somebody from the choir",
                    "community",
                    "outer",
                    "rarely",
                    "support-some",
                    "We laugh a lot. I have not gone since."),
            near("My cousin", "EXT", "middle", "rarely", "support-some", "We were close as children."));

    private static final Set<Setting> OF_ADULTS = Set.of(ADULT, OLDER, GROUP);

    static final List<Story> ALL = Stream.of(grief(), disputes(), transitions(), deficits())
            .flatMap(List::stream)
            .toList();

    private Stories() {}

    private static List<Story> grief() {
        return List.of(
                Story.of(
                        GRIEF,
                        OF_ADULTS,
                        "Has not been able to mourn the mother, who was cared for at home until she died",
                        "My mother died in spring. I arranged everything and went back to work after three days.",
                        "You have a depression, an illness that can be treated. It began some weeks after your mother died. "
                                + "You had cared for her for two years, and when it was over there was no time to be sad. "
                                + "I suggest that we look back at the two of you, and at who can be with you now.",
                        "mourning",
                        "To look at the photographs again, and to tell somebody how it was",
                        lost(
                                "My mother",
                                "MTH",
                                "She died at home at night. I slept in the chair and woke too late.",
                                "She ordered everybody about, and I miss it.")),
                Story.of(
                        GRIEF,
                        OF_ADULTS,
                        "Lives as if the partner, who died after a short illness, came back any moment",
                        "Since the funeral I set the table for two. I stopped seeing our friends.",
                        "You have a depression. It began after your partner died, within weeks of the diagnosis. You have "
                                + "kept everything as it was, and the friends you had together have become hard to meet. "
                                + "Let us go back to your life with each other, the good and the difficult.",
                        "mourning",
                        "To give away some of the things, and to eat with friends on Sundays",
                        lost(
                                "My partner",
                                "DOMPART",
                                "Cancer, nine weeks from the first pain. We did not speak about dying.",
                                "We did everything together and hardly ever quarrelled.")),
                Story.of(
                        GRIEF,
                        Set.of(ADULT),
                        "Blames herself or himself for the death of a friend in an accident and avoids everybody who knew them both",
                        "My best friend died on the way home from my birthday. I have not met the others since.",
                        "You have a depression. It began when your friend died after your party, and you have told nobody that "
                                + "you feel guilty. You miss the friend, and with the friend the whole circle. "
                                + "I suggest that we work on this grief.",
                        "mourning",
                        "To visit the place once, and to speak with our old friends about it",
                        lost(
                                "My best friend",
                                "FRND",
                                "An accident on the road. I was told the next morning.",
                                "We told each other everything since school.")),
                Story.of(
                        GRIEF,
                        Set.of(ADOLESCENT),
                        "Withdrew from school and friends after the death of the grandfather who had lived in the family",
                        "Grandpa picked me up from school every day. Now I go home alone and lie down.",
                        "You have a depression; it is an illness and not laziness. It began when your grandfather died. "
                                + "At home everybody is sad in another room. Let us talk about him, and find out with whom "
                                + "else you can.",
                        "mourning",
                        "To talk about Grandpa with Mum without both of us crying at once",
                        lost(
                                "Grandpa",
                                "GRPRN",
                                "He fell ill at Christmas and died in hospital. I was not allowed to go.",
                                "He never asked about marks. We repaired bicycles.")),
                Story.of(
                        GRIEF,
                        Set.of(PERINATAL),
                        "Mourns a child lost in late pregnancy, of whom nobody speaks, while pregnant again",
                        "In this pregnancy I wait every day for it to happen again. Nobody says the name of the first one.",
                        "You have a depression. You are expecting a child, and the one you lost last year has no place yet. "
                                + "Everybody looks ahead and you are alone with it. I suggest that we give this grief its room.",
                        "mourning",
                        "To say the name aloud, and to be glad of this child without feeling guilty",
                        lost(
                                "Our first child",
                                "pregnancy-loss",
                                "In the sixth month. I held her for an hour.",
                                "I talked to her all the time.")),
                Story.of(
                                GRIEF,
                                Set.of(BIPOLAR),
                                "Mourns the person from before the illness, who worked at night and planned for years",
                                "After the second episode I gave up my studio. I do not know who I am without it.",
                                "You have a bipolar disorder, and at present a depression. What you have lost is the person you "
                                        + "were before. I suggest that we mourn that person, and find rhythms with which you can live well.",
                                "rhythm",
                                "To get up at the same hour, and to plan one thing a week that is mine",
                                near(
                                        "My partner",
                                        "DOMPART",
                                        "inner",
                                        "daily",
                                        "support-strong",
                                        "Keeps an eye on my sleep; I am grateful and annoyed."))
                        .withSubcode("lost-healthy-self"));
    }

    private static List<Story> disputes() {
        return List.of(
                Story.of(
                        ROLE_DISPUTE,
                        OF_ADULTS,
                        "Dispute with the partner about who gives up what for work and family",
                        "We had the same quarrel every Sunday. Then we stopped talking, and I stopped sleeping.",
                        "You have a depression. It began when the quarrels with your partner fell silent. Each of you waits for "
                                + "the other to see what you carry. I suggest that we find out what each of you expects, and "
                                + "whether it can be said.",
                        "dispute-resolution",
                        "To agree with my partner on two evenings a week that are free for me",
                        inDispute(
                                "My partner",
                                "DOMPART",
                                "inner",
                                "impasse",
                                "The household and whose work counts.",
                                "To be asked how my day was.",
                                "That I earn more and complain less.")),
                Story.of(
                        ROLE_DISPUTE,
                        Set.of(ADULT, GROUP),
                        "Open conflict with a superior who took away a project that had been promised",
                        "My project was given to somebody else. I said too much in the meeting, and now everybody is careful.",
                        "You have a depression. It began with the dispute at work. You wanted recognition, your superior wanted "
                                + "quiet, and neither said so. Let us look at what can be renegotiated, and how.",
                        "communication",
                        "To ask for a talk, and to say there what I want without shouting",
                        inDispute(
                                "My superior",
                                "superior",
                                "outer",
                                "renegotiation",
                                "A project and who may speak for it.",
                                "To keep a promise.",
                                "To be loyal and not to ask in public.")),
                Story.of(
                        ROLE_DISPUTE,
                        Set.of(ADULT, OLDER),
                        "Dispute with a grown-up daughter about how often she has to visit and to help",
                        "My daughter said that she needs distance. Since then I wait for the telephone.",
                        "You have a depression. It began when your daughter asked for distance and you heard that you are not "
                                + "wanted. You expect different things of each other, and both are hurt. Let us make that clear.",
                        "expectations",
                        "To ring her without a reproach, and to have something of my own on Sundays",
                        inDispute(
                                "My daughter",
                                "DAU",
                                "inner",
                                "renegotiation",
                                "Visits, and advice that was not asked for.",
                                "To come every week as before.",
                                "That I let her live her life.")),
                Story.of(
                        ROLE_DISPUTE,
                        Set.of(ADULT, BIPOLAR),
                        "Dispute with a brother over the parents' house, at the point of breaking off contact",
                        "My brother sent the letter through a lawyer. We used to go on holiday together.",
                        "At present you have a depression. It began when the quarrel about the house turned into letters. Perhaps the "
                                + "two of you will part over it; then there is something to mourn, too. Let us find out.",
                        "dispute-resolution",
                        "To decide whether I want to go on fighting, and to tell him myself",
                        inDispute(
                                "My brother",
                                "BRO",
                                "middle",
                                "dissolution",
                                "The house, and who has done more for the parents.",
                                "To be fair.",
                                "That I give in, as always.")),
                Story.of(
                        ROLE_DISPUTE,
                        Set.of(ADOLESCENT),
                        "Dispute with the mother about going out, marks and the telephone",
                        "Mum takes my phone every evening. We shout, then I do not eat with them.",
                        "You have a depression. It got worse when the quarrels with your mother became daily. You want to be trusted, "
                                + "she wants to know that you are safe. I suggest that we practise how to talk about it, with her, too.",
                        "dispute-resolution",
                        "To make an agreement with Mum about weekends and keep it for a month",
                        inDispute(
                                "Mum",
                                "MTH",
                                "inner",
                                "renegotiation",
                                "Going out and the telephone.",
                                "To be trusted.",
                                "To come home in time and learn more.")),
                Story.of(
                        ROLE_DISPUTE,
                        Set.of(PERINATAL),
                        "Dispute with the partner about nights, help and the part of the partner's family",
                        "Since the baby is here we only hand over. His mother comes every day and knows everything better.",
                        "You have a depression. It came with the baby, and with it the dispute about who does what. You want to be "
                                + "asked; your partner is afraid of doing it wrong. Let us find words for it.",
                        "communication",
                        "To say what I need at night before I am angry",
                        inDispute(
                                "My partner",
                                "DOMPART",
                                "inner",
                                "renegotiation",
                                "Nights, and visits of his mother.",
                                "To get up without being asked.",
                                "That I am grateful for the help.")),
                Story.of(
                        ROLE_DISPUTE,
                        Set.of(COUPLE),
                        "Impasse of a couple since one of them took a post elsewhere without the other's consent",
                        "We live side by side. At the weekend we speak about the car.",
                        "You have a depression, and the two of you are at an impasse. It began with the decision about the post. Both "
                                + "feel passed over. We shall work on it with both of you in the room.",
                        "dispute-resolution",
                        "To decide together where we want to live",
                        inDispute(
                                "My partner",
                                "SPS",
                                "inner",
                                "impasse",
                                "The post in another town.",
                                "To be part of the decision.",
                                "To be proud of it.")));
    }

    private static List<Story> transitions() {
        return List.of(
                Story.of(
                                ROLE_TRANSITION,
                                OF_ADULTS,
                                "Has not found a way of living after the separation, which came as a surprise",
                                "I moved into two rooms in November. On the weekends without the children I do not get up.",
                                "You have a depression. It began after the separation. You have lost a marriage, a house and daily life with "
                                        + "the children at once, and also what was wrong with it. Let us mourn the old role and look for the new one.",
                                "new-role",
                                "To fill the weekends without the children, and to furnish the second room",
                                near(
                                        "My former spouse",
                                        "FMRSPS",
                                        "middle",
                                        "weekly",
                                        "support-none",
                                        "We write about dates and nothing else."))
                        .withChange(new RoleChange(
                                "Separation",
                                "Wife or husband in a full house",
                                "Living alone, parent on some days",
                                "partnership",
                                "Lost: being expected at home. Perhaps won: quiet.")),
                Story.of(
                                ROLE_TRANSITION,
                                Set.of(ADULT, OLDER, BIPOLAR),
                                "Lost the work of many years and with it the colleagues and the order of the day",
                                "They closed our department. I tell people that I am looking around.",
                                "At present you have a depression. It began with the loss of your work. What is gone is not only an income but a place among "
                                        + "people who knew what you can do. I suggest that we work on this transition.",
                                "new-role",
                                "To tell my friends that I have no work, and to ask two of them for advice",
                                near(
                                        "A former colleague",
                                        "colleague",
                                        "middle",
                                        "monthly",
                                        "support-some",
                                        "We had lunch together for years."))
                        .withChange(new RoleChange(
                                "Loss of work",
                                "Specialist in a team",
                                "Looking for work",
                                "work",
                                "Lost: being needed. Perhaps won: time to learn something.")),
                Story.of(
                                ROLE_TRANSITION,
                                Set.of(ADULT, GROUP),
                                "Came to another country for the partner's work and lives there without language or friends",
                                "Everybody is friendly and nobody knows me. At home I was the one who invited people.",
                                "You have a depression. It began some months after you came here. You gave up a language in which you are "
                                        + "funny. Let us mourn what you left, and see what this place can offer.",
                                "support",
                                "To meet two people a week in the new language",
                                near(
                                        "My partner",
                                        "DOMPART",
                                        "inner",
                                        "daily",
                                        "support-some",
                                        "Works long; says it will get better."))
                        .withChange(new RoleChange(
                                "Move to another country",
                                "At home among friends, with a profession",
                                "Newcomer",
                                "living",
                                "Lost: friends around the corner. Perhaps won: a new language."))
                        .withSubcode("life-change"),
                Story.of(
                                ROLE_TRANSITION,
                                Set.of(OLDER),
                                "Retired from a post that was the whole of life",
                                "There was a party and a watch. Since then nobody rings me.",
                                "You have a depression. It began after your retirement. You were somebody whom people asked. I suggest that we "
                                        + "mourn that role with its good and bad sides, and look for what you want to be asked now.",
                                "new-role",
                                "To have two fixed things in the week with other people",
                                near(
                                        "My wife or husband",
                                        "SPS",
                                        "inner",
                                        "daily",
                                        "support-some",
                                        "Has a life of her or his own in the house."))
                        .withChange(new RoleChange(
                                "Retirement",
                                "Head of a workshop",
                                "Pensioner",
                                "work",
                                "Lost: respect. Perhaps won: mornings.")),
                Story.of(
                                ROLE_TRANSITION,
                                Set.of(ADULT, OLDER),
                                "Cannot accept being somebody with a chronic illness, and hides it",
                                "After the diagnosis I told nobody at work. I am so tired of pretending.",
                                "You have a depression. It began after you were told of your illness. The healthy one whom everybody could ask has "
                                        + "gone, and nobody is allowed to see it. Let us work on this change.",
                                "support",
                                "To tell three people of the illness and what they can do",
                                near(
                                        "A friend at work",
                                        "colleague",
                                        "middle",
                                        "daily",
                                        "support-some",
                                        "Suspects something and waits."))
                        .withChange(new RoleChange(
                                "Diagnosis of a chronic illness",
                                "The strong one",
                                "Somebody who has to ask for help",
                                "health",
                                "Lost: not having to think of the body. Perhaps won: to choose.")),
                Story.of(
                                ROLE_TRANSITION,
                                Set.of(ADOLESCENT),
                                "Changed to another school and found no place in the class",
                                "In my old class I was the funny one. Here I sit alone at noon.",
                                "You have a depression. It began with the new school. You have lost a class in which you were somebody. I suggest "
                                        + "that we look at what you miss, and practise how to begin with the others.",
                                "new-role",
                                "To sit with somebody at noon, and to invite one of them",
                                near(
                                        "A friend from the old school",
                                        "schoolmate",
                                        "inner",
                                        "weekly",
                                        "support-strong",
                                        "We play online on Fridays."))
                        .withChange(new RoleChange(
                                "Change of school",
                                "Well known in the old class",
                                "The new one",
                                "education",
                                "Lost: being known. Perhaps won: a new start.")),
                Story.of(
                                ROLE_TRANSITION,
                                Set.of(ADOLESCENT),
                                "Since the father moved out, has to be the big one for the younger children and the mother",
                                "Dad left in summer. I cook, and Mum cries, and I am not allowed to be angry with him.",
                                "You have a depression. It began when your father moved out and you took over a part of his place. That is too "
                                        + "much for one person of your age. Let us see what is yours to do, and with whom you can be sad.",
                                "boundaries",
                                "To have two afternoons a week for myself, and to see Dad without being a messenger",
                                near(
                                        "Dad",
                                        "FTH",
                                        "middle",
                                        "rarely",
                                        "support-none",
                                        "He promises to come and cancels."))
                        .withChange(new RoleChange(
                                "Father moved out",
                                "The elder child of two parents",
                                "The big one at home",
                                "parenthood",
                                "Lost: evenings with all at the table. Perhaps won: less quarrelling."))
                        .withSubcode("single-parent-family"),
                Story.of(
                                ROLE_TRANSITION,
                                Set.of(PERINATAL),
                                "Does not recognise herself as a mother, and misses work and being alone",
                                "I love him and I want my life back. I do not tell that to anybody.",
                                "You have a depression; it is common after a birth, and it can be treated. You have become a mother and lost "
                                        + "much of what you were. Let us mourn that, too, and find the people who can share it.",
                                "new-role",
                                "To go out alone twice a week, and to tell one other mother how it really is",
                                near(
                                        "My mother",
                                        "MTH",
                                        "middle",
                                        "weekly",
                                        "support-some",
                                        "She says that all mothers manage."))
                        .withChange(new RoleChange(
                                "Birth of the first child",
                                "Working, free in the evening",
                                "Mother",
                                "parenthood",
                                "Lost: sleep and my own plans. Perhaps won: him.")),
                Story.of(
                                ROLE_TRANSITION,
                                Set.of(PERINATAL),
                                "Unplanned pregnancy, which ended the training abroad that had been prepared for years",
                                "The place was mine. Now I sit here and everybody congratulates.",
                                "You have a depression in your pregnancy. You are about to become a mother and have lost a plan of which you "
                                        + "were proud. Both may be said. I suggest that we work on this transition.",
                                "support",
                                "To be allowed to be sad about the place, and to arrange help for the first weeks",
                                near(
                                        "My partner",
                                        "DOMPART",
                                        "inner",
                                        "daily",
                                        "support-some",
                                        "Is glad and does not understand me."))
                        .withChange(new RoleChange(
                                "Pregnancy",
                                "In training, with plans",
                                "Expecting a child",
                                "parenthood",
                                "Lost: going away. Perhaps won: a family.")));
    }

    private static List<Story> deficits() {
        return List.of(
                Story.of(
                                INTERPERSONAL_DEFICITS,
                                Set.of(ADULT, GROUP),
                                "Has been alone for years; acquaintances do not become friends",
                                "Nothing happened. It has become quieter every year.",
                                "You have a depression. There was no event that would explain it, but for many years you have been alone with "
                                        + "most things. It is hard for you to begin with people. I suggest that we practise it, and look at it here, too.",
                                "contact",
                                "To go to the same group every week, and to ask somebody for a coffee",
                                near(
                                        "Somebody at work",
                                        "colleague",
                                        "outer",
                                        "weekly",
                                        "support-none",
                                        "We greet each other. I do not know what to say."))
                        .withDifficulties("few-relationships", "starting", "lonely")
                        .withSubcode("loneliness"),
                Story.of(
                                INTERPERSONAL_DEFICITS,
                                Set.of(ADULT, OLDER, GROUP),
                                "Relationships begin well and end without a word as soon as they become close",
                                "My last friendship ended like the others. I do not know why.",
                                "You have a depression. Your relationships end when they become close, and each time you are left more alone. "
                                        + "Let us look at how that goes, with others and between the two of us.",
                                "contact",
                                "To stay in touch with one person when I would rather withdraw",
                                near(
                                        "An acquaintance from the club",
                                        "acquaintance",
                                        "outer",
                                        "rarely",
                                        "support-none",
                                        "I stopped answering."))
                        .withDifficulties("keeping", "intimacy"),
                Story.of(
                                INTERPERSONAL_DEFICITS,
                                Set.of(ADOLESCENT),
                                "Has never had a friend of the same age and spends breaks in the library",
                                "I do not know how the others do it.",
                                "You have a depression. For a long time it has been hard for you to get into contact with others of your age. That can "
                                        + "be learnt. I suggest that we try it out here and in small steps at school.",
                                "contact",
                                "To speak with two people of my class every day",
                                near(
                                        "My teacher of mathematics",
                                        "teacher",
                                        "outer",
                                        "weekly",
                                        "support-some",
                                        "Lets me stay inside during breaks."))
                        .withDifficulties("few-relationships", "starting"));
    }
}
