package dev.slipway.deploy;

import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.Failed;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.RestoreDenied;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.StopRequested;
import dev.slipway.events.Succeeded;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.runtime.Fallback;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Handler;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.Stage;
import java.time.Duration;

/** Third stage: puts the new release beside the old one, moves the traffic, and keeps the way back open. */
final class DeployRelease {

    /** Longer than any service may take to become ready. */
    private static final Duration SLOW = Duration.ofHours(1);

    /** Longer than the statements of any migration may take together. */
    private static final Duration LONG = Duration.ofHours(6);

    /** A lock that others hold is waited for in short turns, with room between them for those who wait behind. */
    private static final Retry UNTIL_LOCKED = new Retry(8, Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final MakePlan plan;
    private final BeginRollout begin;
    private final MigrateSchema migrate;
    private final CheckData checkData;
    private final StartServices start;
    private final HearVerdict verdict;
    private final ShiftTraffic shift;
    private final WatchCanary watch;
    private final StopOld stopOld;
    private final TurnBack turnBack;
    private final TakeTrafficBack takeTrafficBack;
    private final RevertServices revert;
    private final ChooseWayBack chooseWayBack;
    private final RevertSchema revertSchema;
    private final AwaitRestore awaitRestore;
    private final Stuck stuck;
    private final CloseWindow closeWindow;
    private final LookAfter lookAfter;
    private final StandDown standDown;
    private final HearClearance clearance = new HearClearance();

    DeployRelease(Yard yard) {
        standDown = new StandDown(yard);
        turnBack = new TurnBack(standDown, new Refusal(yard));
        plan = new MakePlan(yard);
        var walk = new Walk(yard);
        begin = new BeginRollout(yard, walk, standDown);
        migrate = new MigrateSchema(yard, turnBack);
        checkData = new CheckData(yard, walk, turnBack);
        start = new StartServices(yard, walk, turnBack);
        verdict = new HearVerdict(yard, walk, turnBack);
        shift = new ShiftTraffic(yard, walk, turnBack);
        watch = new WatchCanary(yard, walk, turnBack);
        stopOld = new StopOld(yard, walk, turnBack);
        takeTrafficBack = new TakeTrafficBack(yard);
        revert = new RevertServices(yard);
        stuck = new Stuck(standDown);
        chooseWayBack = new ChooseWayBack(yard, stuck);
        revertSchema = new RevertSchema(yard, stuck);
        awaitRestore = new AwaitRestore(stuck);
        closeWindow = new CloseWindow(yard);
        lookAfter = new LookAfter(yard);
    }

    Stage stage() {
        var stage = Stage.named(StageName.DEPLOY);
        forward(stage);
        back(stage);
        meanwhile(stage);
        return stage.build();
    }

    private void forward(Stage.Builder stage) {
        stage.on(PlanRequested.class).otherwise(plan::gaveUp).run(plan::on);
        stage.on(RolloutAuthorised.class).otherwise(begin::gaveUp).run(begin::on);
        stage.step(Steps.MAKE_ROOM)
                .otherwise((input, step, why) -> turnBack.failed(step, Steps.MAKE_ROOM, why.reason()))
                .run(fenced(begin::makeRoom));
        stage.step(Steps.CHECK_SCHEMA).otherwise(migrate::gaveUp).run(fenced(migrate::check));
        stage.step(Steps.CHECK_DATA).within(SLOW).otherwise(checkData::gaveUp).run(checkData::run);
        stage.step(Steps.MIGRATE)
                .within(LONG)
                .retry(UNTIL_LOCKED)
                .otherwise(migrate::gaveUp)
                .run(fenced(migrate::run));
        stage.step(Steps.START).within(SLOW).otherwise(start::gaveUp).run(fenced(start::run));
        stage.on(VerificationPassed.class).otherwise(verdict::gaveUp).run(verdict::on);
        stage.step(Steps.SHIFT).otherwise(shift::gaveUp).run(fenced(shift::run));
        stage.step(Steps.WATCH).otherwise(watch::gaveUp).run(fenced(watch::run));
        stage.step(Steps.STOP).within(SLOW).otherwise(stopOld::gaveUp).run(fenced(stopOld::run));
    }

    private void meanwhile(Stage.Builder stage) {
        stage.step(Steps.CLOSE_WINDOW).otherwise(closeWindow::gaveUp).run(fenced(closeWindow::run));
        stage.step(Steps.LOOK_AFTER)
                .retry(Retry.NEVER)
                .otherwise(lookAfter::gaveUp)
                .run(fenced(lookAfter::run));
    }

    private void back(Stage.Builder stage) {
        stage.on(VerificationFailed.class).urgent().otherwise(orCall()).run(verdict::on);
        stage.on(StopRequested.class).urgent().otherwise(orCall()).run(turnBack::on);
        stage.on(StageOverdue.class).urgent().otherwise(orCall()).run(turnBack::on);
        stage.on(Failed.class).urgent().otherwise(standDown::gaveUp).run(standDown::on);
        stage.on(Succeeded.class).run(clearance::on);
        undoing(stage, Steps.TAKE_TRAFFIC_BACK, takeTrafficBack::run);
        undoing(stage, Steps.REVIVE, takeTrafficBack::revive);
        undoing(stage, Steps.REVERT, revert::run);
        stage.step(Steps.CHOOSE_WAY_BACK)
                .within(LONG)
                .otherwise(chooseWayBack::gaveUp)
                .run(fenced(chooseWayBack::run));
        stage.step(Steps.REVERT_SCHEMA)
                .within(LONG)
                .retry(UNTIL_LOCKED)
                .otherwise(revertSchema::gaveUp)
                .run(fenced(revertSchema::run));
        undoing(stage, Steps.SETTLE, revert::settle);
        stage.on(DatabaseRestored.class).otherwise(orCall()).run(awaitRestore::on);
        stage.on(RestoreRefused.class).otherwise(orCall()).run(awaitRestore::on);
        stage.on(RestoreDenied.class).otherwise(orCall()).run(awaitRestore::on);
        undoing(stage, Steps.RESTORE, awaitRestore::overdue);
    }

    /** Who asked for the undo waits for an answer, also when there can be none but a call for a person. */
    private <E> Fallback<E> orCall() {
        return (event, step, why) -> stuck.answering(Steps.TURN_BACK, step, why);
    }

    private void undoing(Stage.Builder stage, String name, Handler<String> handler) {
        stage.step(name)
                .within(SLOW)
                .otherwise((input, step, why) -> stuck.undoing(name, step, why))
                .run(fenced(handler));
    }

    /** The outside has obeyed a newer owner: this process is the old one and must not say anything either. */
    private static Handler<String> fenced(Handler<String> handler) {
        return (input, step) -> {
            try {
                return handler.handle(input, step);
            } catch (FencedOut newerOwner) {
                step.assertOwned();
                throw new GiveUp(
                        "fence-ahead",
                        "This worker owns " + step.target() + " with token " + step.token()
                                + ", but what it deployed there has obeyed a larger one (" + newerOwner.getMessage()
                                + "); its work folder belongs to another pipeline, or the ledger topic was made anew.",
                        "fence-ahead");
            }
        };
    }
}
