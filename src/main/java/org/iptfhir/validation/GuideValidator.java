package org.iptfhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Variants;
import org.iptfhir.validation.ProfileEngine.Verdict;
import org.iptfhir.validation.TokenIndex.Stated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a text in three steps: is it well-formed, does it keep FHIR's and the guide's profiles, does it keep the rules
 * that no profile can express.
 */
public final class GuideValidator implements ResourceValidator {
    private static final Logger LOG = LoggerFactory.getLogger(GuideValidator.class);

    private static final String ANY_TYPE = "Resource";
    private static final Pattern TYPE =
            Pattern.compile("\"resourceType\"\\s*:\\s*\"([A-Z][A-Za-z]*)\"|<(?:\\w+:)?([A-Z][A-Za-z]*)[\\s/>]");

    /** What messages about a resource as a whole name as their element. */
    private static final Set<String> WHOLE = Set.of("", "$");

    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)]");

    private final StatedTypes types;
    private final ReferenceTargets targets;
    private final ProfileEngine engine;
    private final UnreadableValue unreadable;
    private final Echoes echoes;
    private final Wording wording;
    private final ClinicalRules clinicalRules;
    private final DisplayCheck displayCheck;

    private GuideValidator(
            Set<String> types,
            ProfileEngine engine,
            UnreadableValue unreadable,
            Echoes echoes,
            Wording wording,
            ClinicalRules clinicalRules,
            DisplayCheck displayCheck) {
        this.types = new StatedTypes(types);
        targets = new ReferenceTargets(types);
        this.engine = engine;
        this.unreadable = unreadable;
        this.echoes = echoes;
        this.wording = wording;
        this.clinicalRules = clinicalRules;
        this.displayCheck = displayCheck;
    }

    /** A validator over FHIR R4 and the published guide, offline. */
    public static GuideValidator ofPublishedGuide(FhirContext fhir) {
        return ofPublishedGuide(fhir, Clock.systemUTC());
    }

    /**
     * A validator over FHIR R4 and the published guide, offline.
     *
     * @param clock that says what lies in the future
     */
    public static GuideValidator ofPublishedGuide(FhirContext fhir, Clock clock) {
        Guide guide = Guide.read(fhir);
        ValidationSupportChain chain = new ValidationSupportChain(
                guide.support(),
                guide.baseSupport(),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir));
        // A hospital's own coding beside ours is no mistake: one coding of the value set is enough.
        chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        WorkerContextValidationSupportAdapter definitions = guide.workerContext(chain);
        Variants variants = Variants.of(guide);
        CourseLength length = new CourseLength(variants);
        List<ClinicalRule> rules = List.of(
                new QuestionnaireVersion(definitions, Instruments.of(guide)),
                new ScoredResponse(Instruments.of(guide), new LinkIds(definitions)),
                new PlannedSessions(variants),
                length,
                new SessionTookPlace(clock),
                new SessionPerformer(),
                new SessionCode(),
                new SubcodeOfArea(guide.codeSystem("problem-area")),
                AlreadyAnswered.responses(clock),
                AlreadyAnswered.scores(clock),
                new CourseHasBegun(clock),
                new CourseHasEnded(clock, length),
                new DateOfDeath(clock),
                new ScoreCode());
        return of(chain, definitions, rules, new Displays(guide));
    }

    /**
     * A validator over the definitions of FHIR and the guide.
     *
     * @param chain where definitions and codes are found
     * @param definitions the engine's view of the same definitions
     * @param rules that no profile can express
     * @param displays what codes are called
     */
    static GuideValidator of(
            IValidationSupport chain,
            WorkerContextValidationSupportAdapter definitions,
            List<ClinicalRule> rules,
            Displays displays) {
        CodeSystem published = (CodeSystem) chain.fetchCodeSystem(RuleBook.CANONICAL);
        if (published == null) {
            throw new IllegalArgumentException("The definitions hold no code system " + RuleBook.CANONICAL);
        }
        RuleBook book = new RuleBook(published);
        ValueSetCodes valueSets = new ValueSetCodes(chain);
        ElementNames names = new ElementNames(definitions);
        Wording wording = new Wording(
                book,
                new Invariants(),
                new UnreadableValue(names),
                new UnknownElement(names, new Choices(definitions, names)),
                valueSets,
                new AnswerAdvice(definitions, valueSets, new LinkIds(definitions)),
                () -> definitions.fetchResourcesByType(StructureDefinition.class).stream()
                        .map(StructureDefinition::getUrl)
                        .toList());
        return new GuideValidator(
                chain.getFhirContext().getResourceTypes(),
                new ProfileEngine(definitions),
                new UnreadableValue(names),
                new Echoes(definitions, names),
                wording,
                new ClinicalRules(rules, book),
                new DisplayCheck(displays));
    }

    @Override
    public List<Finding> validate(ResourceText text, ValidationRequest request) {
        try {
            String characters = DecodedText.of(text.bytes());
            return validate(text, characters, index(characters, text.format()), request);
        } catch (TextFault fault) {
            return List.of(
                    fault.finding().expression().isEmpty() ? fault.finding().at(typeIn(text)) : fault.finding());
        }
    }

    private static String placeOf(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private List<Finding> validate(ResourceText text, String characters, TokenIndex index, ValidationRequest request) {
        List<Map.Entry<String, Stated>> untyped = types.unknownIn(index);
        List<Finding> ofTypes = untyped.stream()
                .map(resource -> types.finding(resource, index, request.type()))
                .toList();
        if (untyped.stream().anyMatch(StatedTypes::isWhole)) {
            return List.of(ofTypes.get(0));
        }
        Optional<Finding> misdirected = request.type()
                .filter(type -> !index.type().isEmpty() && !index.type().equals(type))
                .map(type -> WholeText.wrongAddress(type, index));
        if (misdirected.isPresent()) {
            return List.of(misdirected.get());
        }
        List<Finding> findings = new ArrayList<>();
        List<StructureDefinition> profiles = new ArrayList<>();
        for (String canonical : request.profiles()) {
            Optional.ofNullable(engine.profile(canonical))
                    .ifPresentOrElse(profiles::add, () -> findings.add(WholeText.unknownProfile(canonical)));
        }
        String readable = text.format() == Format.XML && !untyped.isEmpty()
                ? StatedTypes.readable(characters, untyped)
                : characters;
        ResourceText readableText = readable.equals(characters)
                ? text
                : new ResourceText(readable.getBytes(StandardCharsets.UTF_8), text.format());
        Checked told = check(readableText, profiles, index);
        Consequences.removed(told, readable, text.format(), (corrected, places) -> check(corrected, profiles, places))
                .stream()
                .filter(finding -> !StatedTypes.isConsequence(finding, untyped))
                .forEach(findings::add);
        findings.addAll(ofTypes);
        String type = index.type().isEmpty() ? ANY_TYPE : index.type();
        return findings.stream()
                .map(finding -> WHOLE.contains(finding.expression()) ? finding.at(type) : finding)
                .sorted(Comparator.comparing(Finding::position))
                .toList();
    }

    /** The type of a text that cannot be read to its end. */
    private static String typeIn(ResourceText text) {
        Matcher type = TYPE.matcher(new String(text.bytes(), StandardCharsets.ISO_8859_1));
        return type.find() ? Objects.requireNonNullElse(type.group(1), type.group(2)) : ANY_TYPE;
    }

    static TokenIndex index(String characters, Format format) throws TextFault {
        return format == Format.JSON ? JsonTokens.index(characters) : XmlTokens.index(characters);
    }

    /**
     * A text that was checked.
     *
     * @param index where its elements stand
     * @param root as the engine read it; empty when it could not
     */
    record Checked(List<Finding> findings, TokenIndex index, Optional<Element> root) {}

    private Checked check(ResourceText text, List<StructureDefinition> profiles, TokenIndex index) {
        Verdict verdict;
        try {
            verdict = engine.check(text, profiles);
        } catch (RuntimeException e) {
            // Not its message, which quotes the resource.
            LOG.warn(
                    "The profile engine cannot read a resource: {} at {}",
                    e.getClass().getName(),
                    placeOf(e));
            return new Checked(List.of(WholeText.unreadable()), index, Optional.empty());
        }
        Optional<Element> root = verdict.root();
        Optional<XmlPlaces> places =
                text.format() == Format.XML && verdict.messages().stream().anyMatch(EngineMessage::isOfReader)
                        ? root.map(resource -> new XmlPlaces(index, resource))
                        : Optional.empty();
        List<EngineMessage> messages = verdict.messages().stream()
                .map(message -> EngineMessage.of(
                        message,
                        places.filter(xml -> EngineMessage.isOfReader(message)).flatMap(xml -> xml.of(message))))
                .map(message -> unreadable.placed(message, root))
                .map(message -> message.path().contains(ElementPath.CHOICE)
                        ? root.map(resource -> message.at(ElementPath.fhirPath(resource, message.path())))
                                .orElse(message)
                        : message)
                .map(message -> ResponseMessages.isAboutAnswers(message)
                        ? ResponseMessages.asRule(
                                message, root.flatMap(resource -> resourceAt(resource, message.path())))
                        : message)
                .filter(message -> !Strictness.isTooStrict(message, root))
                .toList();
        List<Finding> findings = new ArrayList<>(
                root.map(resource -> clinicalRules.check(resource, index)).orElse(List.of()));
        List<EngineMessage> folded =
                echoes.removed(QuestionnaireVersion.withoutWhatItSays(Folding.fold(messages), findings), root);
        findings.addAll(wording.findings(folded, index, root, ScoreCode.placesIn(findings)));
        root.ifPresent(resource -> {
            displayCheck.check(resource, index).stream()
                    .filter(display ->
                            findings.stream().noneMatch(wrong -> ResponseMessages.isOfAnswer(wrong, display)))
                    .toList()
                    .forEach(findings::add);
            findings.addAll(targets.check(resource, index));
            findings.addAll(EntryRequests.check(resource, index));
        });
        return new Checked(findings, index, root);
    }

    /** The resource that a path leads into: the text's own, or that of a Bundle's entry. */
    private static Optional<Element> resourceAt(Element root, String path) {
        Matcher entry = ENTRY.matcher(path);
        if (!root.fhirType().equals("Bundle") || !entry.lookingAt()) {
            return Optional.of(root);
        }
        Element at = root.getChildrenByName("entry").get(Integer.parseInt(entry.group(1)));
        return Optional.ofNullable(at.getNamedChild("resource"));
    }
}
