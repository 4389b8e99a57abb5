package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.elementmodel.Element;
import org.jspecify.annotations.Nullable;

/** What recognition looks at in a resource: its type, its codings, the questionnaire that it answers. */
public interface CodedResource {
    /** A coding's system and code; empty strings where it has none. */
    record Code(String system, String code) {}

    /** The resource type, such as {@code CarePlan}. */
    String type();

    /** The codings of an element at the top of the resource. */
    List<Code> codes(String element);

    /** The questionnaire's canonical, without version. */
    Optional<String> questionnaire();

    /** A parsed resource. */
    static CodedResource of(Resource resource) {
        return new CodedResource() {
            @Override
            public String type() {
                return resource.fhirType();
            }

            @Override
            public List<Code> codes(String element) {
                return resource.getNamedProperty(element).getValues().stream()
                        .filter(CodeableConcept.class::isInstance)
                        .map(CodeableConcept.class::cast)
                        .flatMap(concept -> concept.getCoding().stream())
                        .map(coding -> code(coding.getSystem(), coding.getCode()))
                        .toList();
            }

            @Override
            public Optional<String> questionnaire() {
                return resource instanceof QuestionnaireResponse response
                        ? Optional.ofNullable(response.getQuestionnaire()).map(CodedResource::withoutVersion)
                        : Optional.empty();
            }
        };
    }

    /** A resource as the engine reads it. */
    static CodedResource of(Element resource) {
        return new CodedResource() {
            @Override
            public String type() {
                return resource.fhirType();
            }

            @Override
            public List<Code> codes(String element) {
                return resource.getChildrenByName(element).stream()
                        .flatMap(concept -> concept.getChildrenByName("coding").stream())
                        .map(coding -> code(coding.getNamedChildValue("system"), coding.getNamedChildValue("code")))
                        .toList();
            }

            @Override
            public Optional<String> questionnaire() {
                return type().equals("QuestionnaireResponse")
                        ? Optional.ofNullable(resource.getNamedChildValue("questionnaire"))
                                .map(CodedResource::withoutVersion)
                        : Optional.empty();
            }
        };
    }

    private static Code code(@Nullable String system, @Nullable String code) {
        return new Code(system == null ? "" : system, code == null ? "" : code);
    }

    private static String withoutVersion(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}
