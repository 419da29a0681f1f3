package dev.slipway.validate.part;

import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.release.parts.Engine;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;

/** What is asked of each Docker engine of a target, of all at the same time. */
@FunctionalInterface
public interface EngineLook {

    String UNREACHABLE = "engine-unreachable";

    Finding at(EngineLine engine) throws Unreachable, InterruptedException;

    /** The answers of all engines as one; none where the operator names no engine. */
    static Finding each(Candidate candidate, Reach reach, EngineLook look) throws InterruptedException {
        var engines = candidate.rules().parts().engines();
        if (engines.isEmpty()) {
            return Finding.notApplicable("targets.yaml names no Docker engine for " + candidate.target());
        }
        return Looked.together(SideBySide.at(
                engines, reach.forAll(), UNREACHABLE, engine -> Looked.at(UNREACHABLE, () -> at(engine, reach, look))));
    }

    private static Finding at(Engine engine, Reach reach, EngineLook look) throws Unreachable, InterruptedException {
        try (var line = reach.to(engine)) {
            return look.at(line);
        }
    }
}
