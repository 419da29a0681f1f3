package dev.slipway.deploy;

import dev.slipway.release.Readiness;
import dev.slipway.release.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Where the copies of a release run: as processes here, as containers elsewhere, with the same promises. */
public interface Instances {

    /**
     * Starts a service and waits until it is ready. Looks first: an instance that the same request started for the same
     * service is waited for instead of starting another.
     *
     * @throws FencedOut when a newer owner has acted on the target
     */
    Launched launch(LaunchOrder order, Onlooker onlooker) throws InterruptedException;

    /** What runs for the target now, whoever started it. */
    List<RunningInstance> running(Target target);

    /** Whether the instance lives and answers well on its health path at this moment. */
    boolean answers(Target target, String id, Readiness readiness) throws InterruptedException;

    /** Asks it to end, waits, and then ends it with everything that it has started; done at once if it is gone. */
    void stop(Owner owner, String id, Duration grace) throws InterruptedException;

    /** Stops whatever carries the target's label and is not wanted, and says what that was. */
    List<RunningInstance> stopAllBut(Owner owner, Set<String> wantedIds, Duration grace) throws InterruptedException;
}
