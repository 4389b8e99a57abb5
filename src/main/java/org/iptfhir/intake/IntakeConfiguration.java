package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.DeadReferences;
import org.iptfhir.translate.DerivedScores;
import org.iptfhir.translate.OwnAddresses;
import org.iptfhir.translate.PatchTrial;
import org.iptfhir.translate.RecordLock;
import org.iptfhir.translate.ScoreObservations;
import org.iptfhir.translate.Scoring;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.GuideValidator;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.course.AgainstAnswers;
import org.iptfhir.validation.course.CourseRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The interceptors that every write passes. The room rest puts them in order. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IntakeSettings.class, RuleSettings.class})
class IntakeConfiguration {
    @Bean
    ResourceValidator resourceValidator(FhirContext fhirContext, RuleSettings rules) {
        return GuideValidator.ofPublishedGuide(fhirContext, rules.ofSite());
    }

    @Bean
    Scoring scoring(DerivedScores stored, CourseReader courses, FhirContext fhirContext) {
        return new Scoring(ScoreObservations.ofPublishedGuide(fhirContext), stored, courses);
    }

    @Bean
    ScoringOfWrites scoringOfWrites(Scoring scoring) {
        return new ScoringOfWrites(scoring);
    }

    @Bean
    CourseRules courseRules(FhirContext fhirContext, RuleSettings rules) {
        return CourseRules.ofPublishedGuide(fhirContext, rules.ofSite());
    }

    @Bean
    AsIfWritten asIfWritten(
            CourseRules rules,
            CourseReader courses,
            StoredResources stored,
            OwnAddresses addresses,
            FhirContext fhirContext) {
        return new AsIfWritten(
                AgainstAnswers.ofPublishedGuide(fhirContext), rules, courses, stored, addresses, fhirContext);
    }

    @Bean
    UnresolvedReferences unresolvedReferences(
            DeadReferences targets, DeadVersions versions, OwnAddresses addresses, FhirContext fhirContext) {
        return new UnresolvedReferences(
                targets, new ReferencesToEntries(fhirContext), versions, addresses, fhirContext);
    }

    @Bean
    DeadVersions deadVersions(DeadReferences targets) {
        return new DeadVersions(targets);
    }

    @Bean
    RefusedReferences refusedReferences(UnresolvedReferences references) {
        return new RefusedReferences(references);
    }

    @Bean
    PatchResults patchResults(
            PatchTrial inFhir, ResourceValidator validator, FhirContext fhirContext, IntakeSettings settings) {
        return new PatchResults(inFhir, validator, fhirContext, settings.mode());
    }

    @Bean
    Patching patching(PatchResults results, FhirContext fhirContext) {
        return new Patching(results, fhirContext);
    }

    @Bean
    Labelling labelling() {
        return new Labelling();
    }

    @Bean
    TextCheck textCheck(
            ResourceValidator validator,
            PatchResults patches,
            StoredResources stored,
            OwnAddresses addresses,
            FhirContext fhirContext,
            IntakeSettings settings) {
        return new TextCheck(
                validator,
                new Strainer(settings.mode(), fhirContext),
                new ReferencesToEntries(fhirContext),
                addresses,
                new PatchesInBundle(patches, stored));
    }

    @Bean
    ResultCheck resultCheck(ResourceValidator validator, FhirContext fhirContext, IntakeSettings settings) {
        return new ResultCheck(validator, fhirContext, settings.mode());
    }

    @Bean
    CourseCheck courseCheck(
            CourseRules rules, CourseReader stored, RecordLock lock, IntakeSettings settings, FhirContext fhirContext) {
        return new CourseCheck(rules, stored, lock, settings.mode(), fhirContext);
    }

    @Bean
    RecordedBefore recordedBefore(StoredResources stored, FhirContext fhirContext) {
        return new RecordedBefore(stored, fhirContext);
    }

    @Bean
    FindingsInAnswer findingsInAnswer() {
        return new FindingsInAnswer();
    }
}
