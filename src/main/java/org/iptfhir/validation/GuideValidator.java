package org.iptfhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a text in three steps: is it well-formed, does it keep FHIR's and the guide's profiles, does it keep the rules
 * that no profile can express.
 */
public final class GuideValidator implements ResourceValidator {
    private static final Logger LOG = LoggerFactory.getLogger(GuideValidator.class);

    /** Id of the finding about a text that the engine cannot read. */
    static final String UNREADABLE = "Unreadable_Resource";

    private static final String ANY_TYPE = "Resource";
    private static final Pattern TYPE =
            Pattern.compile("\"resourceType\"\\s*:\\s*\"([A-Z][A-Za-z]*)\"|<(?:\\w+:)?([A-Z][A-Za-z]*)[\\s/>]");

    /** What messages about a resource as a whole name as their element. */
    private static final Set<String> WHOLE = Set.of("", "$");

    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)]");

    private final ProfileEngine engine;
    private final Wording wording;
    private final ClinicalRules clinicalRules;
    private final DisplayCheck displayCheck;

    private GuideValidator(
            ProfileEngine engine, Wording wording, ClinicalRules clinicalRules, DisplayCheck displayCheck) {
        this.engine = engine;
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
        List<ClinicalRule> rules = List.of(
                new QuestionnaireVersion(definitions, Instruments.of(guide)),
                new ScoredResponse(Instruments.of(guide), new LinkIds(definitions)),
                new PlannedSessions(variants),
                new CourseLength(variants),
                new SessionTookPlace(clock),
                new SessionPerformer(),
                new SessionCode(),
                new SubcodeOfArea(guide.codeSystem("problem-area")),
                AlreadyAnswered.responses(clock),
                AlreadyAnswered.scores(clock),
                new CourseHasBegun(clock),
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
                names,
                new Choices(definitions, names),
                valueSets,
                new AnswerAdvice(definitions, valueSets, new LinkIds(definitions)),
                () -> definitions.fetchResourcesByType(StructureDefinition.class).stream()
                        .map(StructureDefinition::getUrl)
                        .toList());
        return new GuideValidator(
                new ProfileEngine(definitions), wording, new ClinicalRules(rules, book), new DisplayCheck(displays));
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
        Optional<Finding> misdirected = request.type()
                .filter(type -> !index.type().isEmpty() && !index.type().equals(type))
                .map(type -> wrongAddress(type, index));
        if (misdirected.isPresent()) {
            return List.of(misdirected.get());
        }
        List<Finding> findings = new ArrayList<>();
        List<StructureDefinition> profiles = new ArrayList<>();
        for (String canonical : request.profiles()) {
            Optional.ofNullable(engine.profile(canonical))
                    .ifPresentOrElse(profiles::add, () -> findings.add(unknownProfile(canonical)));
        }
        Checked told = check(text, profiles, index);
        findings.addAll(Consequences.removed(
                told, characters, text.format(), (corrected, places) -> check(corrected, profiles, places)));
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
            return new Checked(List.of(unreadable()), index, Optional.empty());
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
        root.ifPresent(OnlyOnce::keepFirst);
        List<Finding> findings = new ArrayList<>(
                root.map(resource -> clinicalRules.check(resource, index)).orElse(List.of()));
        List<EngineMessage> folded = QuestionnaireVersion.withoutWhatItSays(Folding.fold(messages), findings);
        findings.addAll(wording.findings(folded, index, root, ScoreCode.placesIn(findings)));
        root.ifPresent(resource -> {
            findings.addAll(displayCheck.check(resource, index));
            findings.addAll(EntryRequests.check(resource, index));
        });
        return new Checked(findings, index, root);
    }

    /** The engine fails on some texts that no FHIR resource looks like; what it could not check is not let through. */
    private static Finding unreadable() {
        return new Finding(
                UNREADABLE,
                Severity.ERROR,
                IssueKind.STRUCTURE,
                "",
                new Position(1, 1),
                "The text is well-formed, but not built as FHIR resources are, so it could not be checked.",
                Optional.of("Compare each element with FHIR's definition: is it an object, a list or a single value?"),
                Optional.empty());
    }

    private static Finding wrongAddress(String type, TokenIndex index) {
        String sent = index.type();
        return new Finding(
                "Wrong_Address",
                Severity.ERROR,
                IssueKind.STRUCTURE,
                sent,
                index.of(sent + ".resourceType"),
                "The text is of type " + sent + ", but it was sent to the address of " + type + ".",
                Optional.of("Send it to the address of " + sent + ", or correct its type."),
                Optional.empty());
    }

    private static Finding unknownProfile(String canonical) {
        return new Finding(
                "Validation_VAL_Profile_Unknown",
                Severity.ERROR,
                IssueKind.NOT_FOUND,
                "",
                new Position(1, 1),
                "The profile that was asked for is not known here: " + canonical + ".",
                Optional.of("Correct the canonical, or ask for none: the guide's own profile always applies."),
                Optional.empty());
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
