package dev.slipway.deploy.process;

import dev.slipway.deploy.host.Polling;
import dev.slipway.deploy.host.ProcessStat;
import dev.slipway.deploy.host.ProcessTable;
import java.time.Duration;

/** Ends an instance with all that it has started: first a request, then, after the grace, no more questions. */
final class Ending {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(10);

    private final Census census;
    private final ProcessTable processes;
    private final Children children;

    Ending(Census census, ProcessTable processes, Children children) {
        this.census = census;
        this.processes = processes;
        this.children = children;
    }

    void of(InstanceState state, Duration grace) throws InterruptedException {
        census.membersOf(state).forEach(member -> processes.handleOf(member).ifPresent(ProcessHandle::destroy));
        if (!Polling.until(grace, BETWEEN_LOOKS, () -> census.membersOf(state).isEmpty())) {
            kill(state);
        }
        census.folderOf(state).forget(state.id());
        children.forget(state.id());
    }

    /** Again and again, since a process may start another one between our look and our signal. */
    private void kill(InstanceState state) throws InterruptedException {
        boolean gone = Polling.until(UNTIL_KILLED, BETWEEN_LOOKS, () -> {
            var left = census.membersOf(state);
            left.forEach(member -> processes.handleOf(member).ifPresent(ProcessHandle::destroyForcibly));
            return left.isEmpty();
        });
        if (!gone) {
            throw new IllegalStateException("The processes "
                    + census.membersOf(state).stream().map(ProcessStat::pid).toList() + " of service '"
                    + state.service() + "' of " + state.target()
                    + " do not end, not even killed; look at what they wait"
                    + " for (state D in `ps`).");
        }
    }
}
