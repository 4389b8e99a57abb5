package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.iptfhir.validation.ProfileEngine.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with a text whose types are known: what the engine says of it, folded and in plain words, and what the
 * rules in code find.
 */
final class ResourceCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceCheck.class);
    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)]");

    private final ReferenceTargets targets;
    private final ProfileEngine engine;
    private final UnreadableValue unreadable;
    private final Echoes echoes;
    private final Wording wording;
    private final ClinicalRules clinicalRules;
    private final DisplayCheck displayCheck;
    private final WrongSystem wrongSystem;
    private final ForeignAnswers foreignAnswers;

    ResourceCheck(
            ReferenceTargets targets,
            ProfileEngine engine,
            UnreadableValue unreadable,
            Echoes echoes,
            Wording wording,
            ClinicalRules clinicalRules,
            DisplayCheck displayCheck,
            WrongSystem wrongSystem,
            ForeignAnswers foreignAnswers) {
        this.targets = targets;
        this.engine = engine;
        this.unreadable = unreadable;
        this.echoes = echoes;
        this.wording = wording;
        this.clinicalRules = clinicalRules;
        this.displayCheck = displayCheck;
        this.wrongSystem = wrongSystem;
        this.foreignAnswers = foreignAnswers;
    }

    /**
     * A text that was checked.
     *
     * @param index where its elements stand
     * @param root as the engine read it; empty when it could not
     */
    record Checked(List<Finding> findings, TokenIndex index, Optional<Element> root) {}

    /**
     * Checks a text.
     *
     * @param profiles to check against, beside R4, the claimed and the recognised ones
     * @param index where the elements of the text stand
     */
    Checked check(ResourceText text, List<StructureDefinition> profiles, TokenIndex index) {
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
        List<Finding> findings = findings(messages(verdict, text.format(), index), index, root);
        return new Checked(
                ReferenceTargets.withoutWhatFollows(
                        DisplayCheck.withoutWrongCodes(root.map(resource -> NamedElement.in(findings, index, resource))
                                .orElse(findings))),
                index,
                root);
    }

    /** The engine's messages, each at the element that it is about. */
    private List<EngineMessage> messages(Verdict verdict, Format format, TokenIndex index) {
        Optional<Element> root = verdict.root();
        Optional<XmlPlaces> places =
                format == Format.XML && verdict.messages().stream().anyMatch(EngineMessage::isOfReader)
                        ? root.map(resource -> new XmlPlaces(index, resource))
                        : Optional.empty();
        List<EngineMessage> messages = verdict.messages().stream()
                .map(message -> EngineMessage.of(
                        message,
                        places.filter(xml -> EngineMessage.isOfReader(message)).flatMap(xml -> xml.of(message))))
                .map(message -> unreadable.placed(message, root))
                .map(message -> EntryUrl.placed(message, root))
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
        Function<String, Optional<Element>> resources = path -> root.flatMap(resource -> resourceAt(resource, path));
        List<EngineMessage> told =
                ResponseMessages.withTextsToldOnce(foreignAnswers.toldOnce(messages, resources), resources);
        return root.map(resource -> wrongSystem.told(told, resource)).orElse(told);
    }

    private List<Finding> findings(List<EngineMessage> messages, TokenIndex index, Optional<Element> root) {
        List<Finding> findings = new ArrayList<>(
                root.map(resource -> ScoreCode.withoutOtherSystems(clinicalRules.check(resource, index), messages))
                        .orElse(List.of()));
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
            findings.addAll(BatchReferences.check(resource, index));
        });
        return findings;
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

    private static String placeOf(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
