package dev.slipway.cli.operate;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.Shell;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What releases run as on this machine. */
public enum LocalRuntime {
    PROCESSES {
        @Override
        public Ground ground(int port, Shell shell) {
            return Ground.processes(port);
        }
    },
    DOCKER {
        @Override
        public Ground ground(int port, Shell shell) {
            return Ground.containers(port, engine(shell));
        }
    };

    private static final String USUAL_ENGINE = "unix:///var/run/docker.sock";

    public abstract Ground ground(int port, Shell shell);

    /** Where the engine of this machine listens; one on the network needs keys, which have to be written by hand. */
    public static URI engine(Shell shell) {
        var written = Optional.ofNullable(shell.environment().get("DOCKER_HOST"))
                .filter(value -> !value.isBlank())
                .orElse(USUAL_ENGINE);
        if (!written.startsWith("unix:///")) {
            throw CannotGoOn.usage("DOCKER_HOST is " + written + ", but only an engine of this host is added by itself;"
                    + " write one on the network into targets.yaml with its `tls`, as the guide shows");
        }
        return URI.create(written);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
