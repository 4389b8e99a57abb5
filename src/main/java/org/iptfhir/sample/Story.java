package org.iptfhir.sample;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.iptfhir.therapy.ProblemArea;

/**
 * What happened between people around the beginning of an illness.
 *
 * @param subcode kind of the area, as a code of the guide; empty where the variant has none
 * @param concern the problem area in one phrase, without names
 * @param event onset, in the patient's words
 * @param difficulties codes of the inventory's patterns
 * @param formulation as it is offered to the patient
 * @param goalKind code of the guide
 * @param goal in the patient's words
 */
record Story(
        ProblemArea area,
        Optional<String> subcode,
        Set<Setting> settings,
        String concern,
        String event,
        List<InventoryPerson> people,
        Optional<RoleChange> change,
        List<String> difficulties,
        String formulation,
        String goalKind,
        String goal) {
    Story {
        settings = Set.copyOf(settings);
        people = List.copyOf(people);
        difficulties = List.copyOf(difficulties);
    }

    static Story of(
            ProblemArea area,
            Set<Setting> settings,
            String concern,
            String event,
            String formulation,
            String goalKind,
            String goal,
            InventoryPerson... people) {
        return new Story(
                area,
                Optional.empty(),
                settings,
                concern,
                event,
                List.of(people),
                Optional.empty(),
                List.of(),
                formulation,
                goalKind,
                goal);
    }

    Story withSubcode(String code) {
        return with(Optional.of(code));
    }

    private Story with(Optional<String> otherSubcode) {
        return new Story(
                area,
                otherSubcode,
                settings,
                concern,
                event,
                people,
                change,
                difficulties,
                formulation,
                goalKind,
                goal);
    }

    Story withChange(RoleChange role) {
        return new Story(
                area,
                subcode,
                settings,
                concern,
                event,
                people,
                Optional.of(role),
                difficulties,
                formulation,
                goalKind,
                goal);
    }

    Story withDifficulties(String... codes) {
        return new Story(
                area, subcode, settings, concern, event, people, change, List.of(codes), formulation, goalKind, goal);
    }

    /** The story as it is told in a setting: some subcodes are words of the manual for groups alone. */
    Story in(Setting setting) {
        boolean isWordOfGroups = settings.contains(Setting.GROUP) && setting != Setting.GROUP;
        return isWordOfGroups ? with(Optional.empty()) : this;
    }
}
