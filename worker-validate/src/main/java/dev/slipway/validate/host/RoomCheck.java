package dev.slipway.validate.host;

import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.release.operations.Runtime;
import dev.slipway.release.parts.Limits;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.part.EngineLook;
import dev.slipway.validate.part.Looked;
import dev.slipway.validate.part.Reach;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** A question about how much room there is on every host of a target. */
abstract sealed class RoomCheck<T> implements ReleaseCheck permits DiskCheck, MemoryCheck {

    private final Reach reach;

    RoomCheck(Reach reach) {
        this.reach = reach;
    }

    @Override
    public final Finding look(Candidate candidate) throws IOException, InterruptedException {
        var limits = candidate.rules().parts().limits();
        var findings = new ArrayList<Finding>();
        if (candidate.rules().runtime() instanceof Runtime.Processes) {
            findings.add(ofThisHost()
                    .map(room -> judged(room, limits))
                    .orElseGet(() -> Finding.notApplicable("this host does not tell how much is left of it")));
        }
        if (!candidate.rules().parts().engines().isEmpty()) {
            findings.add(EngineLook.each(candidate, reach, line -> look(line, limits)));
        }
        return Looked.together(findings);
    }

    private Finding look(EngineLine line, Limits limits) throws Unreachable {
        var host = EngineHost.of(line);
        var image = line.engine().probeImage();
        if (image.isPresent()) {
            return probed(new Probe(line, image.get()))
                    .map(room -> judged(room, limits))
                    .orElseGet(() -> Finding.warn(
                            "the image " + image.get() + " on " + line.engine() + " says nothing that can be read",
                            "name one with `df` and `cat` as `probe-image`, such as busybox"));
        }
        if (!host.isThisHost()) {
            return Finding.notApplicable(host.unseen());
        }
        try {
            return of(host).map(room -> judged(room, limits)).orElseGet(() -> Finding.notApplicable(host.unseen()));
        } catch (IOException gone) {
            throw new Unreachable(
                    host.folder() + " of " + line.engine() + " cannot be looked at: " + gone.getMessage(),
                    "let worker-validate read it, or name a `probe-image` for the engine in targets.yaml",
                    gone);
        }
    }

    abstract Optional<T> ofThisHost() throws IOException;

    /** Of an engine's host that is this one. */
    abstract Optional<T> of(EngineHost host) throws IOException;

    abstract Optional<T> probed(Probe probe) throws Unreachable;

    abstract Finding judged(T room, Limits limits);
}
