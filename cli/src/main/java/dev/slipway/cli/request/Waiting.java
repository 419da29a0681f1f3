package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.log.EventJson;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.cli.tell.Progress;
import dev.slipway.cli.tell.Screen;
import dev.slipway.cli.watch.Interruption;
import dev.slipway.cli.watch.OutcomeWatch;
import dev.slipway.events.Plan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every request about what happens once it is published: wait and show, or say the id and be gone. */
public final class Waiting {

    @Option(names = "--wait", description = "Show what happens and wait for the outcome.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "Longest time to wait, such as 90s or 15m; afterwards the request goes on by itself.")
    private Duration timeout = Duration.ofHours(1);

    @Option(names = "--json", description = "One JSON object on standard output, everything else on standard error.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** What to do once the broker has a request. */
    @FunctionalInterface
    interface Way {
        ExitCode go(Published published, Broker broker, Shell shell);
    }

    Screen screen(Shell shell) {
        return json ? shell.screen().besideMachineOutput() : shell.screen();
    }

    ExitCode untilEnded(Published published, Broker broker, Shell shell) {
        return outcome(published, broker, shell, screen(shell));
    }

    ExitCode after(Published published, Broker broker, Shell shell) {
        var screen = screen(shell);
        if (wait) {
            return outcome(published, broker, shell, screen);
        }
        screen.line(published.sentence());
        screen.line("Follow it with `slipway watch " + published.requestId() + "`.");
        print(published, Optional.empty(), Optional.empty(), shell);
        return ExitCode.DONE;
    }

    private ExitCode outcome(Published published, Broker broker, Shell shell, Screen screen) {
        var extent = Extent.since(published.requestId()).of(published.target()).withHeartbeats();
        try (var _ = Interruption.whileWaitingFor(published.requestId(), screen)) {
            screen.line(published.sentence());
            try (var log = EventLog.open(broker, extent)) {
                var story = new LatestPlan(new Progress(screen, shell.clock()));
                var ending = new OutcomeWatch(log, shell.clock()).of(published.requestId(), timeout, story);
                print(published, ending, story.plan(), shell);
                return ending.map(OutcomeWatch.Ending::exitCode)
                        .orElseThrow(() -> new CannotGoOn(
                                ExitCode.STILL_RUNNING,
                                "no outcome within " + timeout.toSeconds()
                                        + " s; the request goes on, see `slipway watch " + published.requestId()
                                        + "`"));
            }
        }
    }

    private void print(Published published, Optional<OutcomeWatch.Ending> ending, Optional<Plan> plan, Shell shell) {
        if (json) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            object.put("requestId", published.requestId());
            object.put("target", published.target());
            object.put("version", published.version().orElse(null));
            object.put("plan", plan.map(EventJson::plain).orElse(null));
            object.put("outcome", ending.map(end -> end.recorded().name()).orElse(null));
            object.put(
                    "event",
                    ending.map(end -> EventJson.plain(end.recorded().event())).orElse(null));
            shell.screen().line(EventJson.text(object));
        }
    }

    /** A request that the broker has. */
    record Published(String requestId, String target, Optional<String> version, String sentence) {}
}
