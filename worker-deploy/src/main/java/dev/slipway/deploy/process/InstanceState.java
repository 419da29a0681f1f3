package dev.slipway.deploy.process;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Label;
import dev.slipway.deploy.RunningInstance;
import dev.slipway.deploy.host.ProcessIdentity;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;

/** What is kept on disk about one instance, so that a worker that starts again knows its process from all others. */
record InstanceState(
        String id,
        String target,
        String request,
        String release,
        String service,
        int replica,
        long token,
        int port,
        ProcessIdentity process) {

    private static final String THIS_HOST = "127.0.0.1";

    static InstanceState of(String id, Label label, int port, ProcessIdentity process) {
        return new InstanceState(
                id,
                label.target().toString(),
                label.request(),
                label.release(),
                label.service().value(),
                label.replica(),
                label.token(),
                port,
                process);
    }

    Label label() {
        return new Label(Target.parse(target), request, release, new Slug(service), replica, token);
    }

    RunningInstance instance() {
        return new RunningInstance(id, label(), new Backend(THIS_HOST, port));
    }
}
