package org.iptfhir.validation;

import ca.uhn.fhir.context.FhirContext;
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
import org.hl7.fhir.r5.model.StructureDefinition;
import org.iptfhir.guide.FurtherGuide;
import org.iptfhir.guide.Guide;
import org.iptfhir.validation.ResourceCheck.Checked;
import org.iptfhir.validation.TokenIndex.Stated;

/**
 * Checks a text in three steps: is it well-formed, does it keep FHIR's and the guide's profiles, does it keep the rules
 * that no profile can express.
 */
public final class GuideValidator implements ResourceValidator {
    private static final Pattern TYPE =
            Pattern.compile("\"resourceType\"\\s*:\\s*\"([A-Z][A-Za-z]*)\"|<(?:\\w+:)?([A-Z][A-Za-z]*)[\\s/>]");

    /** What messages about a resource as a whole name as their element. */
    private static final Set<String> WHOLE = Set.of("", "$");

    private final StatedTypes types;
    private final ElementNames names;
    private final ProfileEngine engine;
    private final ResourceCheck resources;

    /**
     * A validator.
     *
     * @param types that FHIR R4 has
     * @param names that FHIR has for elements
     * @param engine that knows the profiles which can be asked for
     * @param resources what is checked in a text whose types are known
     */
    GuideValidator(Set<String> types, ElementNames names, ProfileEngine engine, ResourceCheck resources) {
        this.types = new StatedTypes(types);
        this.names = names;
        this.engine = engine;
        this.resources = resources;
    }

    /** A validator over FHIR R4 and the published guide, offline. */
    public static GuideValidator ofPublishedGuide(FhirContext fhir) {
        return ofPublishedGuide(fhir, Clock.systemUTC());
    }

    /**
     * A validator over FHIR R4 and the published guide, offline.
     *
     * @param site what it has decided about the rules
     */
    public static GuideValidator ofPublishedGuide(FhirContext fhir, SiteRules site) {
        return new ValidatorParts(Guide.read(fhir), List.of(), fhir).validator(Clock.systemUTC(), site);
    }

    /**
     * A validator over FHIR R4 and the published guide, offline.
     *
     * @param clock that says what lies in the future
     */
    public static GuideValidator ofPublishedGuide(FhirContext fhir, Clock clock) {
        return new ValidatorParts(Guide.read(fhir), List.of(), fhir).validator(clock, SiteRules.ofTheGuide());
    }

    /** A validator over FHIR R4, the published guide and further ones, offline. */
    public static GuideValidator ofPublishedGuideAnd(List<FurtherGuide> further, FhirContext fhir) {
        return new ValidatorParts(Guide.read(fhir), further, fhir).validator(Clock.systemUTC(), SiteRules.ofTheGuide());
    }

    @Override
    public List<Finding> validate(ResourceText text, ValidationRequest request) {
        try {
            String characters = DecodedText.of(text.bytes());
            return validate(text, characters, TokenIndex.of(characters, text.format()), request);
        } catch (TextFault fault) {
            return fault.findings().stream()
                    .map(finding -> finding.at(
                            finding.expression().isEmpty()
                                    ? typeIn(text)
                                    : StatedTypes.withFirst(names.fhirPath(finding.expression()))))
                    .toList();
        }
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
            StructureDefinition profile = engine.profile(canonical);
            if (profile == null) {
                findings.add(WholeText.unknownProfile(canonical));
            } else if (!ForeignClaims.fits(profile, index.type())
                    && !index.type().isEmpty()) {
                // The engine would check nothing else then.
                findings.add(WholeText.profileOfAnotherType(canonical, profile.getType(), index));
            } else {
                profiles.add(profile);
            }
        }
        String readable = text.format() == Format.XML && !untyped.isEmpty()
                ? StatedTypes.readable(characters, untyped)
                : characters;
        ResourceText readableText = readable.equals(characters)
                ? text
                : new ResourceText(readable.getBytes(StandardCharsets.UTF_8), text.format());
        Checked told = resources.check(readableText, profiles, index);
        Consequences.removed(
                        told,
                        readable,
                        text.format(),
                        (corrected, places) -> resources.check(corrected, profiles, places))
                .stream()
                .filter(finding -> !StatedTypes.isConsequence(finding, untyped))
                .forEach(findings::add);
        findings.addAll(ofTypes);
        String type = index.type().isEmpty() ? StatedTypes.ANY : index.type();
        return findings.stream()
                .map(finding -> WHOLE.contains(finding.expression()) ? finding.at(type) : finding)
                .sorted(Comparator.comparing(Finding::position))
                .toList();
    }

    /** The type of a text that cannot be read to its end. */
    private static String typeIn(ResourceText text) {
        Matcher type = TYPE.matcher(new String(text.bytes(), StandardCharsets.ISO_8859_1));
        return type.find() ? Objects.requireNonNullElse(type.group(1), type.group(2)) : StatedTypes.ANY;
    }
}
