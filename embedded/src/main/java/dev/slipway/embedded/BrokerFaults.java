package dev.slipway.embedded;

import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the broker's faults as values: Kafka's own handler would end the whole process that it runs in. */
final class BrokerFaults implements FaultHandlerFactory {

    private static final Logger log = LoggerFactory.getLogger(BrokerFaults.class);

    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    @Override
    public FaultHandler build(String name, boolean isFatal, Runnable action) {
        return (message, cause) -> {
            var fault = new FaultHandlerException(name + ": " + message, cause);
            log.error("Kafka reports a fault in {}: {}", name, message, cause);
            action.run();
            if (isFatal) {
                fatal.complete(fault);
            }
            return fault;
        };
    }

    CompletableFuture<Throwable> fatal() {
        return fatal;
    }
}
