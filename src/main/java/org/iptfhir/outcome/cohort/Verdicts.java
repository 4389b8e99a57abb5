package org.iptfhir.outcome.cohort;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.iptfhir.outcome.Verdict;
import org.iptfhir.outcome.Verdict.NotComputable;
import org.iptfhir.outcome.Verdict.Reason;

/**
 * The answer to each question about one course by one instrument, also as a word with a letter for each, by which equal
 * ones can be counted together: {@code y} yes, {@code n} no, else the reason why there is none.
 */
public record Verdicts(Map<Question, Verdict> answers) {
    private static final char YES = 'y';
    private static final char NO = 'n';

    public Verdicts {
        answers = Collections.unmodifiableMap(new EnumMap<>(answers));
    }

    /**
     * Reads a word.
     *
     * @throws IllegalArgumentException when it has another number of letters, or an unknown one
     */
    public static Verdicts ofWord(String word) {
        Question[] questions = Question.values();
        if (word.length() != questions.length) {
            throw new IllegalArgumentException(word + " has not one letter for each question");
        }
        Map<Question, Verdict> answers = new EnumMap<>(Question.class);
        for (int i = 0; i < questions.length; i++) {
            answers.put(questions[i], verdict(word.charAt(i)));
        }
        return new Verdicts(answers);
    }

    /** The word. */
    public String word() {
        StringBuilder word = new StringBuilder();
        for (Question question : Question.values()) {
            word.append(letter(of(question)));
        }
        return word.toString();
    }

    /**
     * One of the answers.
     *
     * @throws IllegalStateException when it was never asked
     */
    public Verdict of(Question question) {
        Verdict answer = answers.get(question);
        if (answer == null) {
            throw new IllegalStateException(question + " was not asked");
        }
        return answer;
    }

    private static char letter(Verdict verdict) {
        return verdict instanceof NotComputable open ? letter(open.reason()) : verdict.holds() ? YES : NO;
    }

    private static char letter(Reason reason) {
        return switch (reason) {
            case NO_BASELINE -> 'b';
            case NO_ENDPOINT -> 'e';
            case NOTHING_TO_IMPROVE -> 'i';
            case NOT_AT_CASENESS -> 'c';
            case NO_THRESHOLD -> 't';
            case NO_END_REASON -> 'r';
            case NO_PHASE -> 'p';
        };
    }

    private static Verdict verdict(char letter) {
        return switch (letter) {
            case YES -> Verdict.of(true);
            case NO -> Verdict.of(false);
            default ->
                Stream.of(Reason.values())
                        .filter(reason -> letter(reason) == letter)
                        .findFirst()
                        .map(Verdict::notComputable)
                        .orElseThrow(() -> new IllegalArgumentException(letter + " is the letter of no answer"));
        };
    }
}
