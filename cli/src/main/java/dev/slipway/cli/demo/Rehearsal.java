package dev.slipway.cli.demo;

import dev.slipway.cli.connect.Connection;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.request.BundleUpload;
import dev.slipway.cli.request.RequestForms;
import dev.slipway.cli.request.RequestPublisher;
import dev.slipway.cli.request.Wanted;
import dev.slipway.cli.tell.Audience;
import dev.slipway.cli.tell.Paint;
import dev.slipway.cli.tell.Progress;
import dev.slipway.cli.tell.Screen;
import dev.slipway.cli.watch.OutcomeWatch;
import dev.slipway.events.Release;
import dev.slipway.release.Target;
import dev.slipway.release.keys.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Deploys one release after the other the way anybody would, and tells each story while it happens. */
final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Connection connection;
    private final Target target;
    private final Screen screen;
    private final InstantSource clock;

    Rehearsal(Connection connection, Target target, Screen screen, InstantSource clock) {
        this.connection = connection;
        this.target = target;
        this.screen = screen;
        this.clock = clock;
    }

    /** How a deployment ended, if it has, and all that was said about it. */
    record Story(String version, Optional<OutcomeWatch.Ending> ending, List<Recorded> events) {}

    Story deploy(String version, Path directory, String announcement) {
        return deploy(target, version, directory, announcement, new Progress(screen, clock));
    }

    /** Somewhere else, where nobody is asked. */
    Story deploy(Target to, String version, Path directory, String announcement) {
        return deploy(to, version, directory, announcement, new Progress(screen, clock));
    }

    /** Somewhere else, where somebody has to say yes. */
    Story promote(Target to, SigningKey approver, String version, Path directory, String announcement) {
        var progress = new Progress(screen, clock);
        return deploy(to, version, directory, announcement, new Approver(progress, approver, connection, clock));
    }

    private Story deploy(Target to, String version, Path directory, String announcement, Audience audience) {
        screen.line("");
        screen.line(Paint.BOLD.on(announcement, screen));
        var forms = new RequestForms(connection.key().id(), clock);
        var request = forms.deploy(to, Wanted.plain(release(version, directory)));
        var requestId = request.getEnvelope().getRequestId();
        var extent = Extent.since(requestId).of(to.toString());
        try (var publisher = RequestPublisher.open(connection.broker(), connection.key(), clock);
                var log = EventLog.open(connection.broker(), extent.withHeartbeats())) {
            publisher.publish(request);
            var ending = new OutcomeWatch(log, clock).of(requestId, PATIENCE, audience);
            return new Story(version, ending, eventsOf(requestId, extent));
        }
    }

    private Release release(String version, Path directory) {
        return Release.newBuilder()
                .setVersion(version)
                .setBundle(new BundleUpload(connection.store()).of(directory))
                .build();
    }

    private List<Recorded> eventsOf(String requestId, Extent extent) {
        try (var log = EventLog.open(connection.broker(), extent)) {
            return log.rest().stream()
                    .filter(recorded -> recorded.isAbout(requestId))
                    .toList();
        }
    }
}
