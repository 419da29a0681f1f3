package dev.slipway.cli.demo;

import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.operate.FreePort;
import dev.slipway.cli.operate.TargetsFile;
import dev.slipway.cli.tell.Screen;
import dev.slipway.cli.up.Deployed;
import dev.slipway.cli.up.Machine;
import dev.slipway.cli.up.Ports;
import dev.slipway.release.Target;
import dev.slipway.release.keys.SigningKey;
import java.net.URI;
import java.nio.file.Path;

/** The machine that the demo runs on: all of Slipway and one target, taken down with everything on it. */
final class Stage implements AutoCloseable {

    private static final String KEY_NAME = "local";

    private final DataFolder data;
    private final boolean passing;
    private final Berth berth;
    private final Machine machine;
    private boolean closed;

    private Stage(DataFolder data, boolean passing, Berth berth, Machine machine) {
        this.data = data;
        this.passing = passing;
        this.berth = berth;
        this.machine = machine;
    }

    /** A passing one leaves nothing behind, not even its folder. */
    static Stage set(DataFolder data, boolean passing, Berth berth, Screen screen) {
        try {
            return new Stage(data, passing, berth, Machine.start(data, Ports.anyFree(), screen::passing));
        } catch (RuntimeException e) {
            if (passing) {
                Folder.delete(data.path());
            }
            throw e;
        }
    }

    Path folder() {
        return data.path();
    }

    Berth berth() {
        return berth;
    }

    Machine machine() {
        return machine;
    }

    /** Where the users of the target call it; laid out at the first time. */
    URI lay(Target target) {
        var file = new TargetsFile(data.targets());
        if (file.read().rules(target).isEmpty()) {
            file.add(target, berth.ground(FreePort.any()), KEY_NAME);
        }
        return URI.create("http://" + file.router(target));
    }

    /** A target that keeps its data in a database. */
    void layWithDatabase(Target target, Orders orders) {
        var file = new TargetsFile(data.targets());
        if (file.read().rules(target).isEmpty()) {
            file.addWithDatabase(
                    target, berth.ground(FreePort.any()), KEY_NAME, orders.secretIn(data.path()), orders.container());
        }
    }

    /** A target that takes only what has succeeded on the other one, and only if the approver says yes. */
    void layGuarded(Target target, Target from, String approver, SigningKey key) {
        var file = new TargetsFile(data.targets());
        file.trust(approver, key.verifyingKey());
        if (file.read().rules(target).isEmpty()) {
            file.addGuarded(target, berth.ground(FreePort.any()), KEY_NAME, approver, from.environment());
        }
    }

    /** Once, whoever comes first: the end of the demo or whoever interrupts it; the other one waits until it is done. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                machine.close();
                Deployed.in(data).stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                berth.close();
                if (passing) {
                    Folder.delete(data.path());
                }
            }
        }
    }
}
