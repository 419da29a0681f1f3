package dev.slipway.backup.store;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes calls to a store again while it is away, within the bounds of patience. */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final Failures failures;
    private final Patience patience;

    Calls(Failures failures, Patience patience) {
        this.failures = failures;
        this.patience = patience;
    }

    /** What the call is for is told in its failures: "writing shop/production/…". */
    <T> T make(String doing, Supplier<T> call) {
        return make(doing, new Halt(), call);
    }

    <T> T make(String doing, Halt halt, Supplier<T> call) {
        for (var failed = 1; ; failed++) {
            try {
                return once(doing, call);
            } catch (StoreException.Away away) {
                if (failed >= patience.tries()) {
                    throw new StoreException.Away(away.getMessage() + "; tried " + failed + " times", away);
                }
                LOG.info("Try {} of {}: {}", failed, patience.tries(), away.getMessage());
                halt.pause(patience.after(failed), doing);
            }
        }
    }

    <T> T once(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failures.of(doing, e);
        }
    }
}
