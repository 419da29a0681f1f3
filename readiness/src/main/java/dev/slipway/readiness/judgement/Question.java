package dev.slipway.readiness.judgement;

import dev.slipway.readiness.inspection.Inspection;

/** Asks an application about one gap; the same application always gives the same answer. */
@FunctionalInterface
public interface Question {

    Answer ask(Inspection application);
}
