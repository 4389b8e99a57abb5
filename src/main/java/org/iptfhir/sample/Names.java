package org.iptfhir.sample;

import java.util.List;

/** Names that were put together by chance; whoever has one of them is not meant. */
final class Names {
    static final List<String> WOMEN = List.of(
            "Alma", "Birgit", "Celia", "Dana", "Edith", "Fiona", "Greta", "Hilde", "Ines", "Jana", "Kira", "Lena",
            "Mira", "Nora", "Olga", "Paula", "Rosa", "Sanna", "Tilda", "Ursina", "Vera", "Wanda", "Yara", "Zita");
    static final List<String> MEN = List.of(
            "Anton", "Bruno", "Curdin", "David", "Emil", "Felix", "Georg", "Hannes", "Ivo", "Jonas", "Kilian", "Linus",
            "Marek", "Nils", "Otto", "Pavel", "Remo", "Silvan", "Timo", "Ueli", "Viktor", "Walter", "Yannick", "Zeno");
    static final List<String> FAMILIES = List.of(
            "Amberg",
            "Birkholz",
            "Calonder",
            "Dornbach",
            "Eschenau",
            "Feldrain",
            "Gartmoos",
            "Haselhorst",
            "Imfang",
            "Jurtal",
            "Kornau",
            "Lindrain",
            "Moosbach",
            "Nordheim",
            "Obstgarten",
            "Pappelau",
            "Quellmatt",
            "Rosenrain",
            "Steinbruck",
            "Talmatt",
            "Ulmenau",
            "Vogelsang",
            "Weidacker",
            "Ziegelrain");

    static final List<String> PRACTICES = List.of(
            "Sample Practice at the Mill",
            "Sample Clinic by the Lake",
            "Sample Health Centre North",
            "Sample Outpatient Service");

    private static final String CERTIFIED = "ipt-therapist";
    private static final String TRAINED = "introductory-course";

    static final List<Therapist> THERAPISTS = List.of(
            new Therapist(1, "Agnes", "Bachtal", CERTIFIED, 0),
            new Therapist(2, "Beat", "Erlenhof", TRAINED, 0),
            new Therapist(3, "Clara", "Fichtenau", CERTIFIED, 0),
            new Therapist(4, "Daniel", "Grubenmatt", CERTIFIED, 1),
            new Therapist(5, "Elena", "Hofacker", TRAINED, 1),
            new Therapist(6, "Fabian", "Kressbach", CERTIFIED, 1),
            new Therapist(7, "Gerda", "Lattenberg", CERTIFIED, 2),
            new Therapist(8, "Hugo", "Mattental", TRAINED, 2),
            new Therapist(9, "Irene", "Nussgarten", TRAINED, 2),
            new Therapist(10, "Jakob", "Pfauenau", CERTIFIED, 3),
            new Therapist(11, "Karin", "Rebstall", CERTIFIED, 3),
            new Therapist(12, "Lukas", "Seerain", TRAINED, 3));

    private Names() {}
}
