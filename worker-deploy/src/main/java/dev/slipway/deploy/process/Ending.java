package dev.slipway.deploy.process;

import dev.slipway.deploy.host.Polling;
import dev.slipway.deploy.host.ProcessStat;
import dev.slipway.deploy.host.ProcessTable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

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
        ofAll(List.of(state), grace);
    }

    /** All of them are asked at once and share one grace. */
    void ofAll(List<InstanceState> states, Duration grace) throws InterruptedException {
        if (!haveEnded(states, grace, ProcessHandle::destroy)
                && !haveEnded(states, UNTIL_KILLED, ProcessHandle::destroyForcibly)) {
            throw new IllegalStateException("The processes "
                    + membersOf(states).stream().map(ProcessStat::pid).toList() + " of "
                    + states.stream().map(InstanceState::id).toList()
                    + " do not end, not even killed; look at what they wait for (state D in `ps`).");
        }
        for (var state : states) {
            census.folderOf(state).forget(state.id());
            children.forget(state.id());
        }
    }

    /**
     * Again and again, since a process may start another one between our look and our signal. To look through all processes
     * is costly, and a second request to end means "at once" to many: so those that have got theirs are waited for first.
     */
    private boolean haveEnded(List<InstanceState> states, Duration within, Consumer<ProcessHandle> signal)
            throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        for (var members = membersOf(states); !members.isEmpty(); members = membersOf(states)) {
            members.forEach(member -> processes.handleOf(member).ifPresent(signal));
            var asked = members;
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!Polling.until(left, BETWEEN_LOOKS, () -> asked.stream().noneMatch(processes::lives))) {
                return false;
            }
        }
        return true;
    }

    private List<ProcessStat> membersOf(List<InstanceState> states) {
        return states.stream()
                .flatMap(state -> census.membersOf(state).stream())
                .toList();
    }
}
