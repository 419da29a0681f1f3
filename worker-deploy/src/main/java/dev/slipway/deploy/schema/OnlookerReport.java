package dev.slipway.deploy.schema;

import dev.slipway.deploy.Onlooker;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.Step;
import dev.slipway.migrations.sql.Statement;

/** Tells who waits for a migration which statement runs, and lets them call it off where that leaves no half of it. */
record OnlookerReport(Onlooker onlooker) implements MigrationObserver {

    @Override
    public void started(Step step) {
        onlooker.sees("Running " + step + ".");
        heed();
    }

    @Override
    public void statementStarted(Step step, Statement statement) {
        onlooker.sees("Running " + step + ", line " + statement.line() + ".");
        if (step.inTransaction()) {
            heed();
        }
    }

    private void heed() {
        if (onlooker.callsOff()) {
            throw new CalledOff();
        }
    }
}
