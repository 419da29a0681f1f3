package dev.slipway.validate.check;

import dev.slipway.validate.lane.Lane;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Asks every question about a request that can be answered here. The signature comes first: it says whom to believe. */
public final class Checks {

    private final SignatureCheck signature;
    private final List<Check> others;
    private final InstantSource clock;

    public Checks(SignatureCheck signature, List<Check> others, InstantSource clock) {
        this.signature = signature;
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    public Findings of(Asked asked, Lane lane) throws Exception {
        var answers = new ArrayList<Answer>();
        answers.add(answer(signature, asked, lane));
        for (var check : others) {
            if (check.concerns(asked.kind())) {
                answers.add(answer(check, asked, lane));
            }
        }
        return Findings.of(answers, answers.getFirst().reasons().isEmpty());
    }

    /** Whether the signature holds. */
    public boolean trust(Asked asked, Lane lane) {
        return signature.look(asked, lane).reasons().isEmpty();
    }

    private Answer answer(Check check, Asked asked, Lane lane) throws Exception {
        return Answer.of(check.id(), () -> check.look(asked, lane), clock);
    }
}
