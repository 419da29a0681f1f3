package dev.slipway.cli.operate;

import java.net.URI;

/** What a target that is added to targets.yaml runs on, and where its users arrive. */
public record Ground(String yaml) {

    /** Processes of this host, behind the proxy that Slipway brings along. */
    public static Ground processes(int port) {
        return new Ground("""
                runtime: processes
                router:
                  port: %d
                """.formatted(port));
    }

    /** Containers on one engine, behind HAProxy. */
    public static Ground containers(int port, URI engine) {
        return new Ground("""
                runtime: docker
                engines:
                  main: {address: "%s"}
                router:
                  kind: haproxy
                  port: %d
                """.formatted(engine, port));
    }
}
