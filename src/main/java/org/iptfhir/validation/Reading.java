package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.iptfhir.validation.ProfileEngine.Verdict;

/**
 * A text as the engine read it.
 *
 * @param messages about claims that were taken out of it
 */
record Reading(List<ValidatedFragment> fragments, List<ValidationMessage> messages) {
    /** Whether it is one resource, built as FHIR resources are. */
    boolean isClean() {
        return fragments.size() == 1
                && element().isPresent()
                && fragments.get(0).getErrors().isEmpty();
    }

    /**
     * What is repeated and must not be; the engine cannot be asked then. In JSON only a list in the place of a single
     * value reads so, which the reader has told.
     */
    Optional<Verdict> repeated(Format format) {
        List<ValidationMessage> repeated = element().map(RepeatedElements::in).orElse(List.of());
        if (repeated.isEmpty()) {
            return Optional.empty();
        }
        List<ValidationMessage> all = new ArrayList<>(messages);
        fragments.forEach(fragment -> all.addAll(fragment.getErrors()));
        if (format == Format.XML || all.isEmpty()) {
            all.addAll(repeated);
        }
        return Optional.of(new Verdict(all, Optional.empty()));
    }

    /** Numbers that the engine must not work on. */
    Optional<Verdict> longNumbers() {
        List<ValidationMessage> numbers = element().map(LongNumbers::in).orElse(List.of());
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new Verdict(numbers, Optional.empty()));
    }

    Optional<Element> element() {
        return fragments.stream()
                .map(ValidatedFragment::getElement)
                .filter(Objects::nonNull)
                .reduce((first, last) -> last);
    }

    Element root() {
        return element().orElseThrow();
    }
}
