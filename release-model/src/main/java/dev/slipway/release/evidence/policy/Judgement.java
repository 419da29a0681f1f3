package dev.slipway.release.evidence.policy;

import java.util.List;

/**
 * What a policy says to the reports of one kind.
 *
 * @param observed sentences: first everything that speaks against the release, then the rest
 * @param fix what to do about it; blank when it passed
 */
public record Judgement(Ruling ruling, List<String> observed, String fix) {

    public Judgement {
        observed = List.copyOf(observed);
    }
}
