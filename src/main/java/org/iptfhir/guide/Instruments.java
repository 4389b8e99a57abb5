package org.iptfhir.guide;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.ObservationDefinition.ObservationDataType;
import org.hl7.fhir.r4.model.ObservationDefinition.ObservationDefinitionQualifiedIntervalComponent;
import org.hl7.fhir.r4.model.ObservationDefinition.ObservationRangeCategory;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.iptfhir.instrument.Band;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Fit;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.instrument.Scoring;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.instrument.Threshold.Basis;

/**
 * The instruments of the guide. Their numbers are read from its ObservationDefinitions and Questionnaires, so that what
 * is published is what is computed.
 */
public final class Instruments {
    /** The guide's own codes of instruments. */
    public static final String CODES = Canonical.of("CodeSystem", "instrument");

    private static final String ORDINAL_VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

    private final Guide guide;
    private final List<Instrument> all;
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, Fit> fits = new HashMap<>();
    private final Map<String, Integer> weeks = new HashMap<>();

    private Instruments(Guide guide) {
        this.guide = guide;
        this.all = guide.definitions("ObservationDefinition").stream()
                .map(definition -> (ObservationDefinition) definition.resource())
                .filter(Instruments::hasTotal)
                .map(this::instrument)
                .sorted(Comparator.comparing(Instrument::id))
                .toList();
        for (ConceptDefinitionComponent concept : guide.codeSystem("instrument").getConcept()) {
            titles.put(concept.getCode(), concept.getDisplay());
            fits.put(concept.getCode(), fit(concept));
        }
        for (ConceptDefinitionComponent verdict : guide.codeSystem("threshold").getConcept()) {
            number(verdict, "weeks").ifPresent(number -> weeks.put(verdict.getCode(), number));
        }
    }

    /** Reads the instruments of a guide. */
    public static Instruments of(Guide guide) {
        return new Instruments(guide);
    }

    /** All instruments that yield a total, by id. */
    public List<Instrument> all() {
        return all;
    }

    /** The instrument that scores the answers to a questionnaire, by its canonical, which may carry a version. */
    public Optional<Instrument> ofQuestionnaire(String canonical) {
        int bar = canonical.indexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        return all.stream()
                .filter(Instrument::isScored)
                .filter(instrument -> instrument.questionnaire().equals(url))
                .findFirst();
    }

    /** The instrument of which a code says the total, or the answer to an item about suicide. */
    public Optional<Instrument> ofScore(Code code) {
        return all.stream()
                .filter(instrument -> instrument.isTotal(code)
                        || instrument.safetyItems().stream()
                                .anyMatch(item -> item.code().matches(code)))
                .findFirst();
    }

    /** The instrument whose total has a code. */
    public Optional<Instrument> ofTotal(Code code) {
        return all.stream().filter(instrument -> instrument.isTotal(code)).findFirst();
    }

    /**
     * The instrument, by its code of the guide's code system {@code instrument}, whose total has a code; also one of which
     * the guide knows nothing else.
     */
    public Optional<String> idOfTotal(Code code) {
        return code.system().equals(CODES)
                ? Optional.of(code.code())
                : ofTotal(code).map(Instrument::id);
    }

    /** What an instrument is called; its code where the guide does not know it. */
    public String title(String id) {
        return titles.getOrDefault(id, id);
    }

    /** Whom an instrument fits; everybody where the guide does not say it. */
    public Fit fit(String id) {
        return fits.getOrDefault(id, Fit.everybody());
    }

    /** The weeks after the baseline at which a verdict of the code system {@code threshold} is given, if that is not any time. */
    public Optional<Integer> weeks(String verdict) {
        return Optional.ofNullable(weeks.get(verdict));
    }

    /** C-SSRS yields a level. */
    private static boolean hasTotal(ObservationDefinition definition) {
        return definition.getPermittedDataType().stream()
                .anyMatch(type -> type.getValue() == ObservationDataType.QUANTITY);
    }

    private static Optional<Integer> number(ConceptDefinitionComponent concept, String property) {
        return concept.getProperty().stream()
                .filter(stated -> stated.getCode().equals(property))
                .map(stated -> stated.getValueIntegerType().getValue())
                .findFirst();
    }

    private static Fit fit(ConceptDefinitionComponent concept) {
        return new Fit(
                number(concept, "age-min"),
                number(concept, "age-max"),
                code(concept, "rated-by"),
                code(concept, "variant"));
    }

    private static Optional<String> code(ConceptDefinitionComponent concept, String property) {
        return concept.getProperty().stream()
                .filter(stated -> stated.getCode().equals(property))
                .map(stated -> stated.hasValueCoding()
                        ? stated.getValueCoding().getCode()
                        : stated.getValueCodeType().getValue())
                .findFirst();
    }

    private Instrument instrument(ObservationDefinition definition) {
        String canonical = one(definition.getExtensionsByUrl(url("instrument-questionnaire")))
                .getValue()
                .primitiveValue();
        String id = definition.getIdElement().getIdPart();
        Questionnaire questionnaire = guide.definitions("Questionnaire").stream()
                .filter(candidate -> candidate.url().equals(canonical))
                .map(candidate -> (Questionnaire) candidate.resource())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(id + " names no questionnaire of the guide: " + canonical));
        List<Code> codes =
                definition.getCode().getCoding().stream().map(Instruments::code).toList();
        Code total = codes.get(0);
        List<Code> further = new ArrayList<>(codes.subList(1, codes.size()));
        further.add(new Code(CODES, id, definition.getPreferredReportName()));
        List<Extension> items = definition.getExtensionsByUrl(url("score-item"));
        ObservationDefinitionQualifiedIntervalComponent range = definition.getQualifiedInterval().stream()
                .filter(interval -> interval.getCategory() == ObservationRangeCategory.ABSOLUTE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id + " has no range"));
        return new Instrument(
                id,
                definition.getPreferredReportName(),
                canonical,
                total,
                further,
                find(questionnaire.getItem(), total).map(QuestionnaireItemComponent::getLinkId),
                scoring(definition),
                items.stream()
                        .filter(item -> !isTrue(item, "unscored"))
                        .map(item -> item(item, questionnaire))
                        .toList(),
                items.stream()
                        .filter(item -> isTrue(item, "unscored"))
                        .map(item -> item(item, questionnaire))
                        .toList(),
                range.getRange().getLow().getValue().intValueExact(),
                range.getRange().getHigh().getValue().intValueExact(),
                direction(definition),
                definition.getQualifiedInterval().stream()
                        .filter(interval -> interval.getCategory() == ObservationRangeCategory.REFERENCE)
                        .map(this::band)
                        .toList(),
                definition.getExtensionsByUrl(url("score-threshold")).stream()
                        .map(Instruments::threshold)
                        .toList());
    }

    private Scoring scoring(ObservationDefinition definition) {
        Optional<Extension> rule =
                definition.getExtensionsByUrl(url("score-rule")).stream().findFirst();
        return new Scoring(
                rule.map(stated -> Scoring.Rule.valueOf(
                                stated.getExtensionString("method").toUpperCase(Locale.ROOT)))
                        .orElse(Scoring.Rule.SUM),
                rule.flatMap(stated -> Optional.ofNullable(stated.getExtensionByUrl("factor")))
                        .map(factor -> ((DecimalType) factor.getValue()).getValue())
                        .orElse(BigDecimal.ONE),
                definition.getQuantitativeDetails().getDecimalPrecision());
    }

    private Direction direction(ObservationDefinition definition) {
        String code = one(definition.getExtensionsByUrl(url("score-direction")))
                .getValue()
                .primitiveValue();
        return code.equals("higher-is-worse") ? Direction.HIGHER_IS_WORSE : Direction.HIGHER_IS_BETTER;
    }

    private Band band(ObservationDefinitionQualifiedIntervalComponent interval) {
        CodeableConcept label = (CodeableConcept)
                one(interval.getExtensionsByUrl(url("score-band"))).getValue();
        return new Band(
                code(label.getCodingFirstRep()),
                interval.getRange().getLow().getValue(),
                interval.getRange().getHigh().getValue(),
                one(interval.getExtensionsByUrl(url("source"))).getValue().primitiveValue());
    }

    private static Threshold threshold(Extension extension) {
        Quantity quantity = (Quantity) extension.getExtensionByUrl("quantity").getValue();
        String verdict = extension.getExtensionString("verdict");
        return new Threshold(
                verdict,
                quantity.getComparator().toCode(),
                quantity.getValue(),
                quantity.getCode(),
                Optional.ofNullable(extension.getExtensionString("basis"))
                        .map(basis -> Basis.valueOf(basis.toUpperCase(Locale.ROOT)))
                        .orElseGet(() -> basis(verdict, quantity.getCode())),
                extension.getExtensionString("source"));
    }

    /** What a threshold is compared with that does not say it, as the extension's definition has it. */
    private static Basis basis(String verdict, String unit) {
        return switch (verdict) {
            case "response", "early-improvement" -> Basis.SHARE;
            case "remission", "caseness" -> Basis.SCORE;
            default -> unit.equals("%") ? Basis.SHARE : Basis.CHANGE;
        };
    }

    private static boolean isTrue(Extension item, String part) {
        return Optional.ofNullable(item.getExtensionByUrl(part))
                .map(flag -> Boolean.parseBoolean(flag.getValue().primitiveValue()))
                .orElse(false);
    }

    private static Item item(Extension extension, Questionnaire questionnaire) {
        Code code = code((Coding) extension.getExtensionByUrl("code").getValue());
        QuestionnaireItemComponent item = find(questionnaire.getItem(), code)
                .orElseThrow(() -> new IllegalStateException("no item of the questionnaire has code " + code.code()));
        List<Item.Option> options = new ArrayList<>();
        item.getAnswerOption().forEach(option -> {
            BigDecimal weight =
                    ((DecimalType) option.getExtensionByUrl(ORDINAL_VALUE).getValue()).getValue();
            options.add(new Item.Option(code(option.getValueCoding()), weight.intValueExact()));
        });
        return new Item(
                item.getLinkId(),
                code,
                options,
                isTrue(extension, "safety"),
                Optional.ofNullable(extension.getExtensionString("domain")),
                Optional.ofNullable(extension.getExtensionString("alternative")));
    }

    private static Optional<QuestionnaireItemComponent> find(List<QuestionnaireItemComponent> items, Code code) {
        for (QuestionnaireItemComponent item : items) {
            if (item.getCode().stream().anyMatch(coding -> code(coding).matches(code))) {
                return Optional.of(item);
            }
            Optional<QuestionnaireItemComponent> inner = find(item.getItem(), code);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private static Code code(Coding coding) {
        return new Code(coding.getSystem(), coding.getCode(), coding.hasDisplay() ? coding.getDisplay() : "");
    }

    private String url(String extension) {
        return guide.canonical("StructureDefinition", extension);
    }

    private static Extension one(List<Extension> extensions) {
        if (extensions.size() != 1) {
            throw new IllegalStateException("one extension expected, not " + extensions.size());
        }
        return extensions.get(0);
    }
}
