package org.iptfhir.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.iptfhir.IptFhir;
import org.iptfhir.NoServer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Holds the code to the rooms of the design, and the rules to a breach planted for each. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class RoomsTest {
    private static final String ROOT = "org.iptfhir";
    private static final String PLANTED = "org.iptfhir.architecture.planted";

    private final JavaClasses code = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private final JavaClasses breaches = new ClassFileImporter().importPackages(PLANTED);

    @TestFactory
    Stream<DynamicTest> codeKeepsTheRule() {
        return new Rooms(ROOT)
                .all().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> {
                            rule.check(code);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> plantedBreachIsFound() {
        Rooms rooms = new Rooms(PLANTED);
        return Stream.of(
                        rooms.onlyAllowedArrows("therapy"),
                        rooms.onlyAllowedArrows("report"),
                        rooms.onlyKnownRooms(),
                        rooms.noCycles(),
                        rooms.whatIptIsIsPlainJava(),
                        rooms.onlyStoreKnowsTheDatabase(),
                        rooms.commandLineStartsNoSpring(),
                        rooms.onlyTheCommandLinePrintsAndExits(),
                        rooms.timeComesFromAClock(),
                        rooms.noFieldInjection(),
                        rooms.namesOfTheField())
                .map(this::breaks);
    }

    private DynamicTest breaks(ArchRule rule) {
        return DynamicTest.dynamicTest(rule.getDescription(), () -> {
            assertThatThrownBy(() -> rule.check(breaches)).isInstanceOf(AssertionError.class);
        });
    }

    @Test
    void everyRoomSaysWhatItIsForAndIsNullMarked() {
        Stream<String> packages = code.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .distinct();
        assertThat(packages).isNotEmpty().allSatisfy(name -> {
            JavaClass info = code.get(name + ".package-info");
            assertThat(info.isAnnotatedWith(NullMarked.class)).isTrue();
        });
    }

    @Test
    void programHasOneMainBesideTheBuildSteps() {
        assertThat(code.stream()
                        .filter(type ->
                                type.tryGetMethod("main", String[].class).isPresent())
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        IptFhir.class.getName(),
                        ROOT + ".guide.publish.GuideBuild",
                        ROOT + ".web.lhcforms.LhcFormsBuild",
                        ROOT + ".cli.LauncherBuild");
    }
}
