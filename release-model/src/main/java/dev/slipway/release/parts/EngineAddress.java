package dev.slipway.release.parts;

import dev.slipway.release.SecretReference;
import java.nio.file.Path;

/** How a Docker engine is reached; whoever reaches it is root on its host, so a network has to be encrypted. */
public sealed interface EngineAddress {

    /** A socket of this host. */
    record Local(Path socket) implements EngineAddress {

        @Override
        public String toString() {
            return "unix://" + socket;
        }
    }

    /** Another host, which proves who it is and wants the same of us. */
    record Remote(String host, int port, EngineIdentity identity) implements EngineAddress {

        @Override
        public String toString() {
            return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** Who signs for the engine, and who we are to it; all three lead to PEM files. */
    record EngineIdentity(SecretReference authority, SecretReference certificate, SecretReference key) {}
}
