package dev.slipway.benchmarks.traffic;

import dev.slipway.benchmarks.traffic.Pilot.Flight;
import dev.slipway.benchmarks.traffic.Releases.Laid;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.tell.Audience;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.Purpose;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RolloutStarted;
import dev.slipway.events.ServiceStarted;
import dev.slipway.events.Succeeded;
import dev.slipway.events.TrafficShifted;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationStarted;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The cases: each changes the release again and again until enough requests have been made meanwhile. */
final class Switches {

    /** How long things took, in milliseconds. */
    record Times(List<Double> rollbacks, List<Double> overheads) {
        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private static final List<Class<? extends SpecificRecord>> INSTANTS = List.of(
            RolloutStarted.class,
            ServiceStarted.class,
            ReleaseStarted.class,
            TrafficShifted.class,
            VerificationStarted.class);

    private final RunningSlipway slipway;
    private final Pilot pilot;
    private final Releases releases;
    private final SwitchOptions options;
    private final Cases cases;
    private final Times times;

    Switches(RunningSlipway slipway, Pilot pilot, Releases releases, SwitchOptions options, Cases cases, Times times) {
        this.slipway = slipway;
        this.pilot = pilot;
        this.releases = releases;
        this.options = options;
        this.cases = cases;
        this.times = times;
    }

    void all(URI entry) throws InterruptedException {
        first();
        for (var strategy : Strategy.values()) {
            cases.repeat(strategy.label(), entry, _ -> {
                var flight = deploy(releases.good(strategy));
                if (strategy == Strategy.BLUE_GREEN) {
                    times.overheads().add((double) overhead(flight).toMillis());
                }
            });
        }
        cases.repeat("automatic_rollback", entry, this::badRelease);
        cases.repeat("rollback_to_version", entry, _ -> backAndForth());
        for (var instant : INSTANTS) {
            cases.repeat("kill_at_" + instant.getSimpleName(), entry, options.requestsPerKill(), _ -> killAt(instant));
        }
    }

    private void first() {
        deploy(releases.good(Strategy.BLUE_GREEN));
    }

    private Flight deploy(Laid release) {
        return pilot.deploy(release.version(), release.directory()).mustEnd(ExitCode.DONE);
    }

    private void badRelease(Users users) throws InterruptedException {
        if (times.rollbacks().size() >= options.rollbacks()) {
            users.await(options.perSecond());
            return;
        }
        var bad = releases.bad(Strategy.BLUE_GREEN);
        var flight = pilot.deploy(bad.version(), bad.directory()).mustEnd(ExitCode.ROLLED_BACK);
        var failed = flight.events().stream()
                .filter(recorded -> recorded.event() instanceof VerificationFailed event
                        && event.getPurpose() == Purpose.AFTER_SWITCH)
                .findFirst()
                .orElseThrow();
        var last = users.tally().lastAsked(bad.version()).orElseThrow();
        var millis = Math.max(0, Duration.between(failed.at(), last).toMillis());
        times.rollbacks().add((double) millis);
    }

    private void backAndForth() {
        var one = releases.good(Strategy.BLUE_GREEN);
        var other = releases.good(Strategy.BLUE_GREEN);
        deploy(one);
        deploy(other);
        pilot.rollBackTo(one.version()).mustEnd(ExitCode.DONE);
    }

    private void killAt(Class<? extends SpecificRecord> instant) {
        var release = releases.good(Strategy.BLUE_GREEN);
        var request = pilot.askToDeploy(release.version(), release.directory());
        pilot.await(request, instant);
        slipway.kill();
        slipway.startAgain();
        pilot.end(request, Audience.nobody()).mustEnd(ExitCode.DONE);
    }

    /** Everything but the start of the containers: their clock runs from the order to the first good answer. */
    private static Duration overhead(Flight flight) {
        var asked = flight.first(DeployRequested.class).orElseThrow();
        var done = flight.first(Succeeded.class).orElseThrow();
        var starting = flight.events().stream()
                .filter(recorded -> recorded.event() instanceof ServiceStarted)
                .mapToLong(recorded -> ((ServiceStarted) recorded.event()).getMillis())
                .sum();
        return Pilot.between(asked, done).minusMillis(starting);
    }
}
