package dev.slipway.release.evidence.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what speaks against a release, and what else is worth knowing, until judgement is given. */
final class Hearing {

    private static final int LISTED = 20;

    private final List<String> against = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private final Set<String> fixes = new LinkedHashSet<>();

    void against(String sentence, String fix) {
        against.add(sentence);
        fixes.add(fix);
    }

    void fact(String sentence) {
        facts.add(sentence);
    }

    Judgement judgement(Breach onBreach) {
        var observed = new ArrayList<>(listed(against));
        observed.addAll(listed(facts));
        return new Judgement(ruling(onBreach), observed, String.join("; ", fixes));
    }

    private Ruling ruling(Breach onBreach) {
        if (against.isEmpty()) {
            return Ruling.PASS;
        }
        return switch (onBreach) {
            case BLOCK -> Ruling.FAIL;
            case WARN -> Ruling.WARN;
        };
    }

    private static List<String> listed(List<String> sentences) {
        if (sentences.size() <= LISTED) {
            return sentences;
        }
        var some = new ArrayList<>(sentences.subList(0, LISTED));
        some.add("and " + (sentences.size() - LISTED) + " more");
        return some;
    }
}
