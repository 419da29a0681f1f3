package dev.slipway.readiness;

import dev.slipway.readiness.inspection.Inspection;

/** Asks an application about every gap of the catalogue. */
public final class Audit {

    private Audit() {}

    public static Scorecard of(Inspection application) {
        return new Scorecard(
                Catalogue.ROWS.stream()
                        .map(row -> new Judged(row, row.question().ask(application)))
                        .toList(),
                application.isDeployable(),
                application.files().notes());
    }
}
