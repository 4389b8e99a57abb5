package org.iptfhir.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rooms (packages) of the program and the rules between them, for code below a root package. */
final class Rooms {
    /** Which rooms each room may use. */
    private static final Map<String, Set<String>> ARROWS = arrows();

    /** Time is asked of a Clock, so that "in the future" can be tested. */
    private static final Set<String> CLOCKLESS =
            Set.of("java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime", "java.time.ZonedDateTime");

    private final String root;

    Rooms(String root) {
        this.root = root;
    }

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("therapy", Set.of());
        arrows.put("instrument", Set.of());
        arrows.put("start", Set.of());
        arrows.put("security", Set.of("start"));
        arrows.put("outcome", Set.of("therapy", "instrument"));
        arrows.put("drawing", Set.of("therapy", "instrument", "outcome"));
        arrows.put("guide", Set.of("therapy", "instrument"));
        arrows.put("translate", Set.of("therapy", "instrument", "outcome", "guide"));
        arrows.put("validation", Set.of("guide", "translate", "therapy", "instrument"));
        arrows.put("report", Set.of("validation"));
        arrows.put("course", Set.of("validation", "translate", "outcome", "guide", "therapy", "instrument"));
        arrows.put("sample", Set.of("therapy", "instrument", "guide", "translate"));
        arrows.put("store", Set.of("start", "guide", "translate", "outcome", "therapy", "instrument"));
        arrows.put("intake", Set.of("start", "validation", "report", "security", "translate", "instrument", "therapy"));
        arrows.put(
                "rest",
                Set.of(
                        "intake",
                        "course",
                        "validation",
                        "report",
                        "outcome",
                        "drawing",
                        "translate",
                        "guide",
                        "security",
                        "start",
                        "therapy",
                        "instrument"));
        arrows.put(
                "web",
                Set.of(
                        "outcome",
                        "drawing",
                        "instrument",
                        "therapy",
                        "translate",
                        "guide",
                        "validation",
                        "report",
                        "sample",
                        "security"));
        arrows.put("assertion", Set.of("validation", "report", "guide"));
        arrows.put("cli", Set.of("validation", "report", "course", "guide", "sample"));
        return arrows;
    }

    List<ArchRule> all() {
        return Stream.concat(
                        ARROWS.keySet().stream().map(this::onlyAllowedArrows),
                        Stream.of(
                                onlyKnownRooms(),
                                noCycles(),
                                whatIptIsIsPlainJava(),
                                onlyStoreKnowsTheDatabase(),
                                commandLineStartsNoSpring(),
                                onlyTheCommandLinePrintsAndExits(),
                                timeComesFromAClock(),
                                noFieldInjection(),
                                namesOfTheField()))
                .toList();
    }

    ArchRule onlyAllowedArrows(String room) {
        String[] others = ARROWS.keySet().stream()
                .filter(other -> !other.equals(room)
                        && !ARROWS.getOrDefault(room, Set.of()).contains(other))
                .map(this::in)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .as("room " + room + " uses only " + ARROWS.get(room))
                .allowEmptyShould(true);
    }

    ArchRule onlyKnownRooms() {
        String[] rooms = Stream.concat(Stream.of(root), ARROWS.keySet().stream().map(this::in))
                .toArray(String[]::new);
        return classes()
                .that(resideInAPackage(root + ".."))
                .should()
                .resideInAnyPackage(rooms)
                .as("every class lives in a room of the design");
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .as("no cycles between rooms")
                .allowEmptyShould(true);
    }

    ArchRule whatIptIsIsPlainJava() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("therapy"), in("instrument"), in("outcome"), in("drawing"))
                .should()
                .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                        "java..", "org.jspecify..", in("therapy"), in("instrument"), in("outcome"), in("drawing"))))
                .as("what IPT is, and how an outcome is drawn, is plain Java")
                .allowEmptyShould(true);
    }

    ArchRule onlyStoreKnowsTheDatabase() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("store"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ca.uhn.fhir.jpa..", "jakarta.persistence..", "org.hibernate..")
                .as("only store knows HAPI's JPA, persistence and Hibernate")
                .allowEmptyShould(true);
    }

    ArchRule commandLineStartsNoSpring() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        in("cli"),
                        in("validation"),
                        in("report"),
                        in("guide"),
                        in("translate"),
                        in("course"),
                        in("assertion"),
                        in("sample"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .as("the command line's path imports no Spring")
                .allowEmptyShould(true);
    }

    ArchRule onlyTheCommandLinePrintsAndExits() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .as("only cli prints and exits")
                .allowEmptyShould(true);
    }

    ArchRule timeComesFromAClock() {
        DescribedPredicate<JavaCall<?>> now = DescribedPredicate.describe(
                "ask the system for the time",
                call -> call.getTarget().getName().equals("now")
                        && CLOCKLESS.contains(call.getTargetOwner().getName())
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class)));
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .callMethodWhere(now)
                .as("time comes from a Clock")
                .allowEmptyShould(true);
    }

    ArchRule noFieldInjection() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .as("dependencies come through constructors")
                .allowEmptyShould(true);
    }

    ArchRule namesOfTheField() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .as("names are those of the field")
                .allowEmptyShould(true);
    }

    private String in(String room) {
        return root + "." + room + "..";
    }
}
