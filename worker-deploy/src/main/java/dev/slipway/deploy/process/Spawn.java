package dev.slipway.deploy.process;

import dev.slipway.deploy.Label;
import dev.slipway.deploy.Workload;
import dev.slipway.deploy.host.AllowedEnvironment;
import dev.slipway.deploy.host.OutputLog;
import dev.slipway.deploy.host.OwnSession;
import dev.slipway.deploy.host.ProcessTable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;

/** Starts one process: own session, own log, a clean environment with the label in it, no shell anywhere. */
final class Spawn {

    private final Path root;
    private final ProcessTable processes;
    private final Map<String, String> ownEnvironment;
    private final IntSupplier ports;
    private final Children children;

    Spawn(Path root, ProcessTable processes, Map<String, String> ownEnvironment, IntSupplier ports, Children children) {
        this.root = root;
        this.processes = processes;
        this.ownEnvironment = ownEnvironment;
        this.ports = ports;
        this.children = children;
    }

    /**
     * @throws IOException when the program cannot be run at all
     */
    InstanceState start(Label label, Workload.Program program) throws IOException {
        int port = ports.getAsInt();
        var folder = TargetFolder.of(root, label.target());
        String id = label.service() + "-" + UUID.randomUUID().toString().substring(0, 8);
        folder.clearOldLogs();
        Files.createDirectories(folder.instance(id));
        var process =
                builder(label, program, id, port, OutputLog.at(folder.log(id))).start();
        children.add(id, process);
        var state = InstanceState.of(id, label, port, processes.identityOfStarted(process.pid()));
        folder.remember(state);
        return state;
    }

    private ProcessBuilder builder(Label label, Workload.Program program, String id, int port, OutputLog log) {
        var builder = new ProcessBuilder(OwnSession.around(
                        program.command(), program.surroundings().user()))
                .directory(program.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(log.redirect());
        var environment = builder.environment();
        environment.clear();
        environment.putAll(AllowedEnvironment.of(ownEnvironment));
        environment.putAll(program.surroundings().variables());
        environment.put(program.surroundings().portVariable(), Integer.toString(port));
        environment.putAll(new EnvironmentLabels(root).of(id, label, port));
        return builder;
    }
}
