package dev.slipway.release.evidence.policy;

import java.util.List;

/**
 * The rules of an operator with those of an application on top.
 *
 * @param policy what holds: of each rule the stricter one
 * @param loosening each rule that the application has laxer, with both values; it does not hold, and should be told
 */
public record Tightened(EvidencePolicy policy, List<String> loosening) {

    public Tightened {
        loosening = List.copyOf(loosening);
    }
}
