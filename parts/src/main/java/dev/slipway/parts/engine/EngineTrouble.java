package dev.slipway.parts.engine;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.EngineAddress;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tells from an exception what keeps us from an engine, because each has another remedy. */
final class EngineTrouble {

    private static final List<String> SILENCE = List.of("timed out", "timeout");

    private EngineTrouble() {}

    static Unreachable of(Engine engine, Duration patience, Throwable failure) {
        var words = words(failure).toLowerCase(Locale.ROOT);
        if (has(failure, SocketTimeoutException.class) || SILENCE.stream().anyMatch(words::contains)) {
            return silent(engine, patience, failure);
        }
        if (has(failure, SSLException.class) || hungUp(engine, failure)) {
            return new Unreachable(
                    engine + " and Slipway do not trust each other: " + lastWords(failure),
                    "compare `tls` of the engine in targets.yaml with what dockerd was started with (--tlscacert,"
                            + " --tlscert), and whether a certificate has expired",
                    failure);
        }
        return words.contains("permission denied")
                ? new Unreachable(
                        engine + " is not for the account of this worker",
                        "let the account read and write " + place(engine)
                                + ", most often by adding it to the group `docker`",
                        failure)
                : new Unreachable(
                        engine + " cannot be reached: " + lastWords(failure),
                        "start it, or correct `address` of the engine in targets.yaml",
                        failure);
    }

    static Unreachable silent(Engine engine, Duration patience, Throwable failure) {
        return new Unreachable(
                engine + " does not answer within " + patience.toSeconds() + " s",
                "look whether it hangs or a firewall is in the way; `docker info` on that host says more",
                failure);
    }

    private static String place(Engine engine) {
        return engine.address() instanceof EngineAddress.Local local
                ? local.socket().toString()
                : engine.address().toString();
    }

    /** An engine that does not know our certificate says so only after its own greeting, and then it may just hang up. */
    private static boolean hungUp(Engine engine, Throwable failure) {
        return engine.address() instanceof EngineAddress.Remote
                && has(failure, SocketException.class)
                && !has(failure, ConnectException.class);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static String words(Throwable failure) {
        return String.join(" ", causes(failure).map(Throwable::toString).toList());
    }

    private static String lastWords(Throwable failure) {
        return causes(failure)
                .reduce((_, deeper) -> deeper)
                .map(deepest -> Optional.ofNullable(deepest.getMessage())
                        .orElse(deepest.getClass().getSimpleName()))
                .orElseThrow();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
