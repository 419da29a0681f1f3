package dev.slipway.release.evidence.policy;

import java.util.List;

/**
 * The rules of an operator with those of an application on top.
 *
 * @param policy what holds: of each rule the stricter one
 * @param loosening each rule that the application wanted to be laxer, with both values; it should be refused for them
 */
public record Tightened(EvidencePolicy policy, List<String> loosening) {

    public Tightened {
        loosening = List.copyOf(loosening);
    }
}
