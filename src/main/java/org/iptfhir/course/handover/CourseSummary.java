package org.iptfhir.course.handover;

import ca.uhn.fhir.context.FhirContext;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Composition.DocumentConfidentiality;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure.ProcedurePerformerComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Instruments;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.Labels;
import org.iptfhir.translate.OwnNamespace;
import org.iptfhir.translate.SessionRecord;

/**
 * Sums a course up in a FHIR document that a clinician can read: what it was about, what was done and measured, what it
 * came to, and what is to be known for the time after. Notes of sessions are not part of it.
 */
public final class CourseSummary {
    private static final String SUMMARY = Canonical.of("StructureDefinition", "summary");
    private static final String DOCUMENT = Canonical.of("StructureDefinition", "summary-document");

    /** Who may have written a Composition: a plan may be a care team's, which may not. */
    private static final Set<String> AUTHORS =
            Set.of("Practitioner", "PractitionerRole", "Device", "Patient", "RelatedPerson", "Organization");

    private final FhirContext fhir;
    private final OwnNamespace namespace;
    private final Concepts concepts;
    private final MeasuredSections measured;
    private final StorySections story;
    private final CareSections care = new CareSections();

    /**
     * Sums up.
     *
     * @param concepts of the guide, for displays
     * @param instruments whose totals are told
     * @param namespace of this server
     */
    public CourseSummary(FhirContext fhir, Concepts concepts, Instruments instruments, OwnNamespace namespace) {
        this.fhir = fhir;
        this.namespace = namespace;
        this.concepts = concepts;
        this.story = new StorySections(new Wording(concepts));
        this.measured = new MeasuredSections(instruments, concepts);
    }

    /**
     * The document.
     *
     * @param course whose parts they are
     * @param parts all that is recorded of it; they are not changed
     * @param outcome what it has come to
     * @throws UnsummarisedCourseException when no session has taken place
     */
    public Bundle of(CoursePlan course, List<Resource> parts, TreatmentOutcome outcome, OffsetDateTime now) {
        CourseParts recorded = new CourseParts(course, parts);
        if (recorded.sessions().stream().noneMatch(SessionRecord::tookPlace)) {
            throw new UnsummarisedCourseException(course.id()
                    + " has no session that took place: there is nothing to sum up yet. Record its sessions first"
                    + " (Procedure with basedOn the course and status completed).");
        }
        List<SummarySection> sections = Stream.of(
                        story.reason(recorded),
                        story.problemArea(recorded),
                        measured.course(recorded, outcome),
                        measured.techniques(recorded),
                        story.helped(recorded),
                        story.open(recorded),
                        story.stayingWell(recorded),
                        care.medication(recorded),
                        measured.answersAboutSuicide(recorded, care.safety(recorded)),
                        story.followUp(recorded))
                .toList();
        Set<Resource> content = new LinkedHashSet<>();
        recorded.at(course.plan().getSubject()).ifPresent(content::add);
        Optional<Resource> author = author(recorded);
        author.ifPresent(content::add);
        sections.forEach(section -> content.addAll(section.about()));
        return document(recorded, sections, new ArrayList<>(content), author, now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Who wrote the plan, else who held a session. */
    private static Optional<Resource> author(CourseParts parts) {
        return Stream.concat(
                        Stream.of(parts.course().plan().getAuthor()),
                        parts.sessions().stream()
                                .flatMap(session -> session.procedure().getPerformer().stream())
                                .map(ProcedurePerformerComponent::getActor))
                .flatMap(reference -> parts.at(reference).stream())
                .filter(who -> AUTHORS.contains(who.fhirType()))
                .findFirst();
    }

    private Bundle document(
            CourseParts parts,
            List<SummarySection> sections,
            List<Resource> content,
            Optional<Resource> author,
            OffsetDateTime now) {
        Detached detached = new Detached(content, namespace, fhir);
        CoursePlan course = parts.course();
        String name = Detached.uuid(namespace.system() + course.id() + " " + now);
        Meta labels = new Meta();
        Labels.takeOver(labels, content.stream().map(Resource::getMeta).toList());
        Composition composition = new Composition();
        composition.setMeta(labels.copy().addProfile(SUMMARY));
        composition.setIdentifier(new Identifier().setSystem(Detached.URI).setValue(name));
        composition.setStatus(course.isNotOver() ? CompositionStatus.PRELIMINARY : CompositionStatus.FINAL);
        composition.setType(concepts.concept("kind", "ipt-summary"));
        composition.setSubject(named(course.plan().getSubject(), parts, detached));
        composition.setDateElement(new DateTimeType(withSeconds(now)));
        composition.addAuthor(author.map(who -> new Reference(detached.name(who)))
                .orElse(new Reference().setDisplay("The author of the course is not recorded")));
        composition.setTitle("Summary of a course of Interpersonal Psychotherapy");
        composition.setConfidentiality(
                Labels.isVeryRestricted(labels) ? DocumentConfidentiality.V : DocumentConfidentiality.R);
        composition.addEvent().setPeriod(course.plan().getPeriod().copy());
        for (SummarySection section : sections) {
            Composition.SectionComponent written = composition.addSection();
            Coding code = code(section);
            written.setTitle(code.getDisplay()).setCode(new CodeableConcept(code));
            written.setText(narrative(section.text()));
            section.about().forEach(part -> written.addEntry(new Reference(detached.name(part))));
        }
        composition.setText(narrative(whole(heading(parts, author, now), sections)));
        Bundle document = new Bundle().setType(BundleType.DOCUMENT);
        document.setMeta(labels.copy().addProfile(DOCUMENT));
        document.setIdentifier(new Identifier().setSystem(Detached.URI).setValue(name));
        document.setTimestampElement(new InstantType(withSeconds(now)));
        document.addEntry().setFullUrl(Detached.uuid(name + " composition")).setResource(composition);
        content.forEach(
                part -> document.addEntry().setFullUrl(detached.name(part)).setResource(detached.copy(part)));
        return document;
    }

    /** Java leaves the seconds out where there are none, and FHIR does not. */
    private static String withSeconds(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }

    private static Reference named(Reference subject, CourseParts parts, Detached detached) {
        return parts.at(subject)
                .map(who -> new Reference(detached.name(who)).setDisplay(subject.getDisplay()))
                .orElse(subject.copy());
    }

    private Coding code(SummarySection section) {
        return concepts.coding("summary-section", section.code());
    }

    /** Whom it is about and who says so: a printed page stands by itself. */
    private static String heading(CourseParts parts, Optional<Resource> author, OffsetDateTime now) {
        Reference subject = parts.course().plan().getSubject();
        Optional<Patient> patient =
                parts.at(subject).filter(Patient.class::isInstance).map(Patient.class::cast);
        String who = patient.filter(Patient::hasName)
                .map(one -> one.getNameFirstRep().getNameAsSingleString())
                .or(() -> Optional.ofNullable(subject.getDisplay()))
                .orElse("Patient without a recorded name");
        String born = patient.map(one -> one.getBirthDateElement().getValueAsString())
                .map(day -> ", born " + day)
                .orElse("");
        String by = author.filter(Practitioner.class::isInstance)
                .map(one -> ((Practitioner) one).getNameFirstRep().getNameAsSingleString())
                .or(() -> Optional.ofNullable(parts.course().plan().getAuthor().getDisplay()))
                .filter(name -> !name.isBlank())
                .map(name -> " by " + name)
                .orElse("");
        return who + born + ". Summed up on " + now.toLocalDate() + by + ".";
    }

    /** All sections under each other, for readers that show the text of the composition alone. */
    private XhtmlNode whole(String heading, List<SummarySection> sections) {
        XhtmlNode whole = new XhtmlNode(NodeType.Element, "div");
        whole.addTag("p").addText(heading);
        for (SummarySection section : sections) {
            whole.addTag("h2").addText(code(section).getDisplay());
            section.text()
                    .copy()
                    .getChildNodes()
                    .forEach(child -> whole.getChildNodes().add(child));
        }
        return whole;
    }

    private static Narrative narrative(XhtmlNode text) {
        Narrative narrative = new Narrative().setStatus(NarrativeStatus.GENERATED);
        narrative.setDiv(text.copy());
        return narrative;
    }
}
