package dev.slipway.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The embedded broker as a program of its own, so that it can be killed and started again without taking anything else along. */
public final class EmbeddedKafkaProcess {

    static final String READY = "READY ";
    static final String STOP_WITH_PARENT = "--stop-with-parent";
    private static final String USAGE = "Usage: EmbeddedKafkaProcess --data DIR --port N [" + STOP_WITH_PARENT + "]";

    private EmbeddedKafkaProcess() {}

    public static void main(String[] args) {
        var arguments = Arrays.asList(args);
        if (arguments.contains(STOP_WITH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        var broker = start(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        System.out.println(READY + broker.bootstrapServers());
        var fault = broker.failure().toCompletableFuture().join();
        fail("The broker has stopped: " + fault.getMessage(), 1);
    }

    private static EmbeddedKafka start(List<String> arguments) {
        try {
            var data = Path.of(valueAfter("--data", arguments));
            var port = Integer.parseInt(valueAfter("--port", arguments));
            return EmbeddedKafka.start(EmbeddedKafka.Settings.in(data).withPort(port));
        } catch (CannotStart e) {
            throw fail(e.getMessage(), 1);
        } catch (IllegalArgumentException e) {
            throw fail(e.getMessage() + ". " + USAGE, 2);
        }
    }

    private static String valueAfter(String option, List<String> arguments) {
        var at = arguments.indexOf(option) + 1;
        if (at == 0 || at == arguments.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return arguments.get(at);
    }

    private static IllegalStateException fail(@Nullable String message, int exitCode) {
        System.err.println(message);
        System.exit(exitCode);
        return new IllegalStateException(message);
    }
}
