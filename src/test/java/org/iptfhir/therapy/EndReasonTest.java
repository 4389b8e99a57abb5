package org.iptfhir.therapy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndReasonTest {
    @Test
    void anEarlyEndThatBothWantedIsCompletion() {
        assertThat(EndReason.ofCode("completed-early-mutual"))
                .hasValueSatisfying(reason -> assertThat(reason.isCompletion()).isTrue());
    }

    @Test
    void aDropoutIsNoCompletion() {
        assertThat(EndReason.DROPOUT.isCompletion()).isFalse();
        assertThat(EndReason.DECEASED.isCompletion()).isFalse();
    }
}
