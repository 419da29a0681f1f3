package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.connect.Broker;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.Events;
import dev.slipway.release.keys.SigningKey;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Puts signed requests where the gate reads them; returns once the broker has them for good. */
public final class RequestPublisher implements AutoCloseable {

    private final Broker broker;
    private final Signing signing;
    private final KafkaProducer<byte[], byte[]> producer;

    private RequestPublisher(Broker broker, Signing signing, KafkaProducer<byte[], byte[]> producer) {
        this.broker = broker;
        this.signing = signing;
        this.producer = producer;
    }

    public static RequestPublisher open(Broker broker, SigningKey key, InstantSource clock) {
        return new RequestPublisher(broker, new Signing(key, clock), broker.producer());
    }

    /** Answers with the id of the request. */
    public String publish(SpecificRecord request) {
        try {
            producer.send(signing.record(request)).get();
            return Events.envelopeOf(request).getRequestId();
        } catch (ExecutionException e) {
            throw notPublished(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notPublished("interrupted", e);
        }
    }

    private CannotGoOn notPublished(String why, Exception cause) {
        return new CannotGoOn(
                ExitCode.NO_CONNECTION,
                "the request could not be published to " + Topic.REQUESTS.name() + " at " + broker.bootstrapServers()
                        + " (" + why + "); check the topics with `slipway topics check`, then ask again",
                cause);
    }

    @Override
    public void close() {
        producer.close();
    }
}
