package dev.slipway.cli.request;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.connect.DataOptions;
import dev.slipway.cli.connect.SigningOptions;
import dev.slipway.cli.tell.Screen;
import dev.slipway.events.wire.Events;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Mixin;

/** What every command that asks for something on a target does: sign, publish, and wait if that is wanted. */
public final class Asking {

    @Mixin
    private SigningOptions connection;

    @Mixin
    private Waiting waiting;

    public Broker broker(Shell shell) {
        return connection.broker(shell);
    }

    public DataOptions data() {
        return connection.data();
    }

    public Screen screen(Shell shell) {
        return waiting.screen(shell);
    }

    public ExitCode ask(Shell shell, String sentence, Function<RequestForms, SpecificRecord> form) {
        return ask(shell, sentence, form, waiting::after);
    }

    /** For what nobody asks without wanting to hear the answer. */
    public ExitCode decide(Shell shell, String sentence, Function<RequestForms, SpecificRecord> form) {
        return ask(shell, sentence, form, waiting::untilEnded);
    }

    private ExitCode ask(Shell shell, String sentence, Function<RequestForms, SpecificRecord> form, Waiting.Way way) {
        var broker = connection.broker(shell);
        var key = connection.signingKey(shell);
        try (var publisher = RequestPublisher.open(broker, key, shell.clock())) {
            var request = form.apply(new RequestForms(key.id(), shell.clock()));
            var requestId = publisher.publish(request);
            var envelope = Events.envelopeOf(request);
            var published = new Waiting.Published(
                    requestId, envelope.getTarget(), envelope.getRelease(), sentence + ": " + requestId);
            return way.go(published, broker, shell);
        }
    }
}
