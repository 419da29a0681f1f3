package dev.slipway.validate.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.EngineVersion;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.part.EngineLook;
import dev.slipway.validate.part.Reach;

/** Whether the Docker engines of a target answer, and are new enough for what they will be asked to do. */
public final class DockerEngineCheck implements ReleaseCheck {

    private final Reach reach;

    public DockerEngineCheck(Reach reach) {
        this.reach = reach;
    }

    @Override
    public String id() {
        return "docker-engine";
    }

    @Override
    public Finding look(Candidate candidate) throws InterruptedException {
        return EngineLook.each(candidate, reach, DockerEngineCheck::look);
    }

    private static Finding look(EngineLine line) throws Unreachable {
        return judged(line.engine(), line.ask(DockerEngineCheck::version));
    }

    private static Version version(DockerClient client) {
        return client.versionCmd().exec();
    }

    private static Finding judged(Engine engine, Version found) {
        var told = engine + " is version " + found.getVersion() + " with API " + found.getApiVersion();
        var version = EngineVersion.find(String.valueOf(found.getVersion()));
        if (version.isEmpty()) {
            return Finding.warn(
                    told + ", which says nothing about its age",
                    "see to it that it is " + engine.minimum() + " or later");
        }
        return version.get().compareTo(engine.minimum()) < 0
                ? Finding.fail(
                        "engine-too-old",
                        told + ", but must be " + engine.minimum() + " or later",
                        "upgrade it, or lower `minimum-version` of the engine in targets.yaml")
                : Finding.pass(told);
    }
}
