package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.LocalReference;

/** A response to the interpersonal inventory. */
record Inventory(QuestionnaireResponse response) {
    private static final String INVENTORY = Canonical.of("Questionnaire", "interpersonal-inventory");

    /** The resource as an inventory; empty when it is none. */
    static Optional<Inventory> of(Resource resource) {
        return resource instanceof QuestionnaireResponse response
                        && response.hasQuestionnaire()
                        && INVENTORY.equals(Canonical.withoutVersion(response.getQuestionnaire()))
                ? Optional.of(new Inventory(response))
                : Optional.empty();
    }

    /** Type and id, as references name it. */
    String id() {
        return LocalReference.to(response);
    }

    /** Whether all is said in it that will be. */
    boolean isFinished() {
        return isCompleted() || response.getStatus() == QuestionnaireResponseStatus.AMENDED;
    }

    /** Whether it stands as it was first completed. */
    boolean isCompleted() {
        return response.getStatus() == QuestionnaireResponseStatus.COMPLETED;
    }

    /** The courses and phases that it is based on, as far as they are on this server. */
    List<String> plans() {
        return NamedCourse.plans(response.getBasedOn());
    }

    /** The items with a linkId, at whatever depth they stand. */
    List<Said> all(String linkId) {
        return below(response.getItem(), "").filter(said -> said.is(linkId)).toList();
    }

    private static Stream<Said> below(List<QuestionnaireResponseItemComponent> items, String path) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> new Said(path + ".item[" + i + "]", items.get(i)))
                .flatMap(said -> Stream.concat(Stream.of(said), said.below()));
    }

    /**
     * A group or an answered question.
     *
     * @param path within the resource
     */
    record Said(String path, QuestionnaireResponseItemComponent item) {
        private boolean is(String linkId) {
            return linkId.equals(item.getLinkId());
        }

        private Stream<Said> below() {
            Stream<Said> answers = IntStream.range(0, item.getAnswer().size())
                    .boxed()
                    .flatMap(i -> Inventory.below(item.getAnswer().get(i).getItem(), path + ".answer[" + i + "]"));
            return Stream.concat(answers, Inventory.below(item.getItem(), path));
        }

        /** What is answered to a question below it. */
        Stream<Type> answers(String linkId) {
            return below().filter(said -> said.is(linkId))
                    .flatMap(said -> said.item().getAnswer().stream())
                    .filter(answer -> answer.hasValue())
                    .map(answer -> answer.getValue());
        }

        /** Whether a question below it is answered. */
        boolean says(String linkId) {
            return answers(linkId).findAny().isPresent();
        }

        /** Whether a question below it is answered with one of some codes. */
        boolean says(String linkId, List<String> codes) {
            return answers(linkId)
                    .filter(Coding.class::isInstance)
                    .map(answer -> ((Coding) answer).getCode())
                    .anyMatch(codes::contains);
        }

        /** Whether it is about somebody who has died. */
        boolean isDead() {
            return says("person-vital-status", List.of("deceased"));
        }

        /** Whether it is about somebody with whom the patient is in conflict. */
        boolean isInConflict() {
            return says("person-conflict", List.of("conflict-unspoken", "conflict-open"));
        }
    }
}
