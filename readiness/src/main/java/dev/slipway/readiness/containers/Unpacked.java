package dev.slipway.readiness.containers;

import dev.slipway.readiness.judgement.Answer;

/** Why rows about containers do not apply. */
final class Unpacked {

    private Unpacked() {}

    static Answer answer() {
        return Answer.notApplicable("there are no containers: no Compose file, no Dockerfile, no Kubernetes file");
    }
}
