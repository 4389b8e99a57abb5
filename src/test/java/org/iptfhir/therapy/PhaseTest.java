package org.iptfhir.therapy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PhaseTest {
    @Test
    void middleFollowsInitialAndTerminationFollowsBoth() {
        assertThat(Phase.MIDDLE.mayFollow(Phase.INITIAL)).isTrue();
        assertThat(Phase.TERMINATION.mayFollow(Phase.MIDDLE)).isTrue();
        assertThat(Phase.TERMINATION.mayFollow(Phase.INITIAL)).isTrue();
    }

    @Test
    void initialNeverComesAgainAfterMiddle() {
        assertThat(Phase.INITIAL.mayFollow(Phase.MIDDLE)).isFalse();
        assertThat(Phase.MIDDLE.mayFollow(Phase.TERMINATION)).isFalse();
    }

    @Test
    void aGroupBeginsWithIndividualSessions() {
        assertThat(Phase.INITIAL.mayFollow(Phase.PREGROUP)).isTrue();
        assertThat(Phase.PREGROUP.mayFollow(Phase.INITIAL)).isFalse();
    }

    @Test
    void maintenanceIsNoPartOfAnAcuteCourse() {
        assertThat(Phase.MAINTENANCE.isAcute()).isFalse();
        assertThat(Phase.TERMINATION.isAcute()).isTrue();
    }

    @Test
    void aWordThatIsNoCodeIsNoPhase() {
        assertThat(Phase.ofCode("Middle")).isEmpty();
        assertThat(Phase.ofCode("final")).isEmpty();
    }

    @Property
    void noPhaseFollowsItself(@ForAll Phase phase) {
        assertThat(phase.mayFollow(phase)).isFalse();
    }

    @Property
    void ofTwoPhasesExactlyOneMayFollowTheOther(@ForAll Phase one, @ForAll Phase other) {
        assertThat(one.mayFollow(other)).isEqualTo(one != other && !other.mayFollow(one));
    }

    @Property
    void isFoundByItsCode(@ForAll Phase phase) {
        assertThat(Phase.ofCode(phase.code())).contains(phase);
    }
}
