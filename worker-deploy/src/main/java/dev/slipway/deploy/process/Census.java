package dev.slipway.deploy.process;

import dev.slipway.deploy.host.ProcessStat;
import dev.slipway.deploy.host.ProcessTable;
import dev.slipway.release.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the instances of a target twice over: by the files that were written after each start, and by the labels that the
 * kernel knows even if the worker died before it could write.
 */
final class Census {

    private static final Comparator<ProcessStat> LEADER_FIRST =
            Comparator.comparing(ProcessStat::leadsItsSession).reversed().thenComparingLong(ProcessStat::startTicks);

    private final Path root;
    private final ProcessTable processes;
    private final EnvironmentLabels labels;

    Census(Path root, ProcessTable processes) {
        this.root = root;
        this.processes = processes;
        this.labels = new EnvironmentLabels(root);
    }

    TargetFolder folderOf(InstanceState state) {
        return TargetFolder.of(root, state.label().target());
    }

    boolean lives(InstanceState state) {
        return processes.alive(state.process());
    }

    /** Whether it runs its own program already. Until then it is a copy of its parent, and holds the same open sockets. */
    boolean hasBegun(InstanceState state) {
        var environment = processes.environmentOf(state.process().pid());
        return environment.isEmpty() || labels.isPartOf(state.id(), environment);
    }

    Duration ageOf(InstanceState state) {
        return processes.ageOf(state.process());
    }

    /** The instance of that name; to ask its file is quicker than to look through all processes, which comes second. */
    Optional<InstanceState> find(Target target, String id) {
        return Stream.<Supplier<List<InstanceState>>>of(
                        () -> TargetFolder.of(root, target).remembered(), () -> all(target))
                .flatMap(states -> states.get().stream())
                .filter(state -> state.id().equals(id))
                .findFirst();
    }

    /** The instances whose main process lives. */
    List<InstanceState> living(Target target) {
        return all(target).stream().filter(this::lives).toList();
    }

    /** Also instances of which only children, or nothing but a file, are left; those that have no file yet get one. */
    List<InstanceState> all(Target target) {
        var folder = TargetFolder.of(root, target);
        var found = new LinkedHashMap<String, InstanceState>();
        folder.remembered().forEach(state -> found.put(state.id(), state));
        var labelled = processes.all().stream()
                .sorted(LEADER_FIRST)
                .filter(stat -> stat.pid() != ProcessHandle.current().pid())
                .toList();
        for (var stat : labelled) {
            read(target, stat).filter(state -> !found.containsKey(state.id())).ifPresent(state -> {
                folder.remember(state);
                found.put(state.id(), state);
            });
        }
        return List.copyOf(found.values());
    }

    /** Every process of an instance: those that carry its label, and those that live in its session. */
    List<ProcessStat> membersOf(InstanceState state) {
        long ours = processes.find(ProcessHandle.current().pid()).orElseThrow().session();
        var all = processes.all();
        boolean sessionIsIts = lives(state)
                || all.stream()
                        .anyMatch(stat -> stat.session() == state.process().pid() && labelled(state, stat));
        return all.stream()
                .filter(stat -> stat.pid() != ProcessHandle.current().pid())
                .filter(stat -> labelled(state, stat)
                        || (sessionIsIts && stat.session() == state.process().pid() && stat.session() != ours))
                .toList();
    }

    private boolean labelled(InstanceState state, ProcessStat stat) {
        return labels.isPartOf(state.id(), processes.environmentOf(stat.pid()));
    }

    private Optional<InstanceState> read(Target target, ProcessStat stat) {
        Map<String, String> environment = processes.environmentOf(stat.pid());
        return labels.belongsTo(target, environment)
                ? processes.identityOf(stat.pid()).flatMap(identity -> labels.read(environment, identity))
                : Optional.empty();
    }
}
