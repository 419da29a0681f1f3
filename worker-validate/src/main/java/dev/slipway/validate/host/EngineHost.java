package dev.slipway.validate.host;

import com.github.dockerjava.api.model.Info;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.release.parts.EngineAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The host of a Docker engine, as far as it can be seen from here: an engine itself does not say how full it is. */
record EngineHost(EngineLine line, Info info) {

    static EngineHost of(EngineLine line) throws Unreachable {
        return new EngineHost(line, line.ask(client -> client.infoCmd().exec()));
    }

    /** Where the engine keeps its images, containers and volumes. */
    Path folder() {
        return Path.of(String.valueOf(info.getDockerRootDir()));
    }

    /** The same kernel with the same memory behind a socket of ours, and the engine's folder where it says it is. */
    boolean isThisHost() {
        return line.engine().address() instanceof EngineAddress.Local
                && System.getProperty("os.version").equals(info.getKernelVersion())
                && Memory.ofThisHost()
                        .filter(memory -> Objects.equals(info.getMemTotal(), memory.total()))
                        .isPresent()
                && Files.isDirectory(folder());
    }

    String unseen() {
        return line.engine()
                + " runs on another host, and engines do not tell how full theirs is; with `probe-image` of"
                + " the engine in targets.yaml it is asked";
    }
}
