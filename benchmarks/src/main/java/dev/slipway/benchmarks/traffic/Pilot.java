package dev.slipway.benchmarks.traffic;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.connect.Connection;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.request.BundleUpload;
import dev.slipway.cli.request.RequestForms;
import dev.slipway.cli.request.RequestPublisher;
import dev.slipway.cli.request.Wanted;
import dev.slipway.cli.tell.Audience;
import dev.slipway.cli.watch.OutcomeWatch;
import dev.slipway.events.Release;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.wire.Events;
import dev.slipway.release.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** Asks for releases and waits for how they end. */
final class Pilot {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Supplier<Connection> connection;
    private final Target target;
    private final InstantSource clock = InstantSource.system();

    Pilot(Supplier<Connection> connection, Target target) {
        this.connection = connection;
        this.target = target;
    }

    /** How a request ended, and all that was said about it. */
    record Flight(String requestId, ExitCode end, List<Recorded> events) {

        <E extends SpecificRecord> Optional<Recorded> first(Class<E> kind) {
            return events.stream()
                    .filter(recorded -> kind.isInstance(recorded.event()))
                    .findFirst();
        }

        Flight mustEnd(ExitCode wanted) {
            if (end != wanted) {
                var outcome = events.stream()
                        .map(Recorded::event)
                        .filter(event -> Flow.isOutcome(event.getClass()))
                        .toList();
                throw new IllegalStateException(
                        "the request " + requestId + " ended with " + end + " instead of " + wanted + ": " + outcome);
            }
            return this;
        }
    }

    Flight deploy(String version, Path directory) {
        return end(askToDeploy(version, directory), Audience.nobody());
    }

    String askToDeploy(String version, Path directory) {
        var release = Release.newBuilder()
                .setVersion(version)
                .setBundle(new BundleUpload(connection.get().store()).of(directory))
                .build();
        return ask(forms -> forms.deploy(target, Wanted.plain(release)));
    }

    Flight rollBackTo(String version) {
        return end(
                ask(forms -> forms.rollback(target, Optional.of(version), "as the benchmark wants it")),
                Audience.nobody());
    }

    private String ask(Function<RequestForms, SpecificRecord> request) {
        var reach = connection.get();
        try (var publisher = RequestPublisher.open(reach.broker(), reach.key(), clock)) {
            return publisher.publish(request.apply(new RequestForms(reach.key().id(), clock)));
        }
    }

    Flight end(String requestId, Audience audience) {
        var extent = Extent.since(requestId).of(target.toString());
        try (var log = EventLog.open(connection.get().broker(), extent)) {
            var ending = new OutcomeWatch(log, clock)
                    .of(requestId, PATIENCE, audience)
                    .orElseThrow(() -> new IllegalStateException(
                            "the request " + requestId + " has not ended within " + PATIENCE.toSeconds() + " s"));
            return new Flight(requestId, ending.exitCode(), said(requestId, extent));
        }
    }

    /** Returns once such an event of the request is there, while the rest of it goes on. */
    void await(String requestId, Class<? extends SpecificRecord> kind) {
        var extent = Extent.since(requestId).of(target.toString());
        var deadline = clock.instant().plus(PATIENCE);
        try (var log = EventLog.open(connection.get().broker(), extent)) {
            while (clock.instant().isBefore(deadline)) {
                if (log.next(Duration.ofMillis(50)).stream()
                        .anyMatch(recorded -> recorded.isAbout(requestId) && kind.isInstance(recorded.event()))) {
                    return;
                }
            }
        }
        throw new IllegalStateException("the request " + requestId + " came to no " + kind.getSimpleName());
    }

    private List<Recorded> said(String requestId, Extent extent) {
        try (var log = EventLog.open(connection.get().broker(), extent)) {
            return log.rest().stream()
                    .filter(recorded -> recorded.isAbout(requestId))
                    .toList();
        }
    }

    static Duration between(Recorded first, Recorded second) {
        return Duration.between(
                Events.envelopeOf(first.event()).getOccurredAt(),
                Events.envelopeOf(second.event()).getOccurredAt());
    }
}
