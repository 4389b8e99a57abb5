package org.iptfhir.cli.check;

import java.util.function.Consumer;
import org.iptfhir.cli.input.Input;
import org.iptfhir.report.CheckedText;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;
import org.iptfhir.validation.many.WorkInOrder;

/** Checks texts on several threads, and hands on what was found in the order in which they came. */
final class ChecksInOrder implements Consumer<Input>, AutoCloseable {
    private final ResourceValidator validator;
    private final ValidationRequest request;
    private final WorkInOrder<Checked> work;

    /** @param told gets what was found, on the thread that brings the texts */
    ChecksInOrder(ResourceValidator validator, ValidationRequest request, int threads, Consumer<Checked> told) {
        this.validator = validator;
        this.request = request;
        this.work = new WorkInOrder<>(threads, told);
    }

    @Override
    public void accept(Input input) {
        if (input instanceof Input.Text text) {
            work.add(text.text().bytes().length, () -> check(text));
        } else if (input instanceof Input.Unreadable unreadable) {
            work.add(0, () -> new Checked.Unreadable(unreadable.name(), unreadable.reason()));
        }
    }

    /** A failure at one text is told and spoils no other. */
    private Checked check(Input.Text input) {
        ResourceText text = input.text();
        try {
            return new Checked.Text(
                    new CheckedText(input.name(), input.firstLine(), text, validator.validate(text, request)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Checked.Unreadable(
                    input.name() + ":" + input.firstLine(),
                    "The program failed at it (" + e.getClass().getSimpleName() + "); please report it.");
        }
    }

    /** Waits for what is left. */
    void finish() {
        work.finish();
    }

    @Override
    public void close() {
        work.close();
    }
}
