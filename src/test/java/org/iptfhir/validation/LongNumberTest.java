package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.50",
                "-17",
                "0",
                "1e10",
                "1E-150",
                "123456789012345678901234567890.123456789",
                "0.10000000000000000000001",
                "1e00000000005",
                "no number",
                "1e",
                "12e34567x"
            })
    void takesWhatCanBeWorkedWith(String number) {
        assertThat(LongNumber.isOne(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000", "1e-2000", "-1E+201", "1e99999999999999999999", "1.5e-200"})
    void findsShortTextsOfLongNumbers(String number) {
        assertThat(LongNumber.isOne(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 2000, 100_000})
    void findsManyDigits(int digits) {
        assertThat(LongNumber.isOne("1".repeat(digits))).isTrue();
        assertThat(LongNumber.isOne("0." + "0".repeat(digits - 1) + "1")).isTrue();
    }
}
