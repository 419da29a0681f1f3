package dev.slipway.validate.host;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.command.WaitContainerResultCallback;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.parts.engine.Labels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Asks the host of an engine through a container that may do nothing but look around, and is removed at once. */
record Probe(EngineLine line, String image) {

    private static final long MEMORY = 32L * 1024 * 1024;

    String said(String... command) throws Unreachable {
        return line.ask(client -> said(client, command));
    }

    private String said(DockerClient client, String... command) {
        var id = client.createContainerCmd(image)
                .withCmd(command)
                .withEntrypoint(List.of())
                .withUser("65534:65534")
                .withLabels(Map.of(Labels.PROBE, "true"))
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("none")
                        .withReadonlyRootfs(true)
                        .withMemory(MEMORY)
                        .withPidsLimit(16L)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges")))
                .exec()
                .getId();
        try {
            client.startContainerCmd(id).exec();
            client.waitContainerCmd(id).exec(new WaitContainerResultCallback()).awaitStatusCode();
            return output(client, id);
        } finally {
            client.removeContainerCmd(id).withForce(true).exec();
        }
    }

    private static String output(DockerClient client, String id) {
        var said = new StringBuilder();
        try {
            client.logContainerCmd(id)
                    .withStdOut(true)
                    .withTail(100)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            said.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })
                    .awaitCompletion();
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new DockerException("the probe was not heard to its end", 0, late);
        }
        return said.toString();
    }
}
