package org.iptfhir.outcome;

import java.time.LocalDate;
import org.iptfhir.instrument.Code;

/**
 * An answer to an item that asks about suicide.
 *
 * @param day on which it was given
 * @param question code of the item
 * @param answer as it was given
 * @param weight what it counts; above zero it asks for a risk assessment
 */
public record SafetyAnswer(LocalDate day, Code question, Code answer, int weight) {}
