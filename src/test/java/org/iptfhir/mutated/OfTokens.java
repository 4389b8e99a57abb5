package org.iptfhir.mutated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes the order or the number of what a text is written of: signs, names and values, tags. */
final class OfTokens implements Mutation {
    private static final Pattern JSON_TOKEN = Pattern.compile("\"[^\"]*+\"?|[{}\\[\\],:]|[^{}\\[\\],:\"]++");
    private static final Pattern XML_TOKEN = Pattern.compile("<[^>]*+>?|[^<]++");

    /** A name and a text, which may stand twice. */
    private static final Pattern MEMBER = Pattern.compile("\"\\w+\"\\s*:\\s*\"[^\"\\\\]*\"");

    private static final Pattern TYPE = Pattern.compile("(\"resourceType\"\\s*:\\s*\"|<)([A-Z]\\w+)");

    private static final List<String> TYPES = List.of(
            "Patient",
            "CarePlan",
            "Observation",
            "Bundle",
            "Binary",
            "Parameters",
            "OperationOutcome",
            "StructureDefinition",
            "ValueSet",
            "Questionnaire",
            "QuestionnaireResponse",
            "Resource",
            "DomainResource",
            "Element",
            "HumanName",
            "patient",
            "Patinet",
            "");

    private static final List<String> SIGNS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "'",
            "<",
            ">",
            "/>",
            "</",
            "<!--",
            "<![CDATA[",
            "//",
            "/*",
            "NaN",
            "undefined",
            "True",
            "None",
            "&amp;",
            "&a;",
            "\\");

    private static final List<String> NAMESPACES = List.of(
            "",
            " xmlns=\"\"",
            " xmlns=\"http://hl7.org/fhir/\"",
            " xmlns=\"HTTP://HL7.ORG/FHIR\"",
            " xmlns:f=\"urn:x\"");

    @Override
    public RawRequest of(RawRequest request, Random chance) {
        String text = request.text();
        boolean isXml = text.stripLeading().startsWith("<");
        return request.withBody(
                switch (chance.nextInt(8)) {
                    case 0, 1 -> otherType(text, chance);
                    case 2 -> doubledMember(text, chance);
                    case 3 -> isXml ? otherNamespace(text, chance) : ofTokens(text, JSON_TOKEN, chance);
                    default -> ofTokens(text, isXml ? XML_TOKEN : JSON_TOKEN, chance);
                });
    }

    private static String ofTokens(String text, Pattern token, Random chance) {
        List<String> tokens =
                token.matcher(text).results().map(match -> match.group()).collect(Collectors.toList());
        if (tokens.isEmpty()) {
            return Originals.oneOf(SIGNS, chance);
        }
        int one = chance.nextInt(tokens.size());
        int other = chance.nextInt(tokens.size());
        switch (chance.nextInt(6)) {
            case 0 -> Collections.swap(tokens, one, other);
            case 1 -> Collections.swap(tokens, one, Math.min(one + 1, tokens.size() - 1));
            case 2 -> tokens.remove(one);
            case 3 -> tokens.add(other, tokens.get(one));
            case 4 -> tokens.set(one, Originals.oneOf(SIGNS, chance));
            default -> tokens.add(one, Originals.oneOf(SIGNS, chance));
        }
        return String.join("", tokens);
    }

    private static String otherType(String text, Random chance) {
        return replaced(text, TYPE, "$1" + Originals.oneOf(TYPES, chance), chance);
    }

    private static String doubledMember(String text, Random chance) {
        return replaced(text, MEMBER, "$0, $0", chance);
    }

    private static String otherNamespace(String text, Random chance) {
        return text.replaceFirst(" xmlns=\"[^\"]*\"", Originals.oneOf(NAMESPACES, chance));
    }

    /** One of the places that fit, by chance. */
    private static String replaced(String text, Pattern place, String by, Random chance) {
        List<Integer> begins = new ArrayList<>();
        Matcher matcher = place.matcher(text);
        while (matcher.find()) {
            begins.add(matcher.start());
        }
        if (begins.isEmpty()) {
            return text;
        }
        int begin = Originals.oneOf(begins, chance);
        return text.substring(0, begin) + place.matcher(text.substring(begin)).replaceFirst(by);
    }
}
