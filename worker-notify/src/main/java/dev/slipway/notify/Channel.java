package dev.slipway.notify;

/** One way to tell something; throws `TryAgain` when it may work later and `GiveUp` when it will not. */
@FunctionalInterface
public interface Channel {

    /** The key is the same whenever the same message is told again, so that the other side can drop a repeat. */
    void tell(Message message, String key);
}
