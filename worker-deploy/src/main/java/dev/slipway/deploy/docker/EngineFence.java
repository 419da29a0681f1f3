package dev.slipway.deploy.docker;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import dev.slipway.deploy.FencedOut;
import dev.slipway.deploy.Owner;
import dev.slipway.release.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets an engine remember which owner of a target was the last to act. Labels cannot be changed, so each owner leaves an
 * empty volume with its token, and takes away those of the owners before.
 */
final class EngineFence {

    private final EngineCalls calls;
    private final Census census;

    EngineFence(EngineCalls calls, Census census) {
        this.calls = calls;
        this.census = census;
    }

    /** Who acted last, as far as the engine knows; nobody is below everybody. */
    long last(Target target) throws InterruptedException {
        return last(target, marks(target)).orElse(0L);
    }

    private Optional<Long> last(Target target, List<InspectVolumeResponse> marks) throws InterruptedException {
        return Stream.concat(
                        marks.stream().flatMap(mark -> token(mark).stream()),
                        census.all(target).stream().map(ours -> ours.label().token()))
                .max(Long::compare);
    }

    void pass(Owner owner) throws InterruptedException {
        var marks = marks(owner.target());
        var last = last(owner.target(), marks);
        if (last.filter(newer -> newer > owner.token()).isPresent()) {
            throw new FencedOut(calls.engine() + " (for " + owner.target() + ")", owner.token(), last.get());
        }
        if (marks.stream().noneMatch(mark -> token(mark).equals(Optional.of(owner.token())))) {
            leave(owner);
        }
        for (var mark : marks) {
            if (token(mark).filter(older -> older < owner.token()).isPresent()) {
                calls.tellIfThere(
                        client -> client.removeVolumeCmd(mark.getName()).exec());
            }
        }
    }

    private void leave(Owner owner) throws InterruptedException {
        calls.tell(client -> client.createVolumeCmd()
                .withName(ContainerName.fence(owner.target(), owner.token()))
                .withLabels(ContainerLabels.ofFence(owner.target(), owner.token()))
                .exec());
    }

    private List<InspectVolumeResponse> marks(Target target) throws InterruptedException {
        var listed = calls.ask(client -> client.listVolumesCmd()
                .withFilter("label", ContainerLabels.filter(target))
                .exec());
        return Optional.ofNullable(listed.getVolumes()).orElse(List.of()).stream()
                .filter(volume -> token(volume).isPresent())
                .toList();
    }

    private static Optional<Long> token(InspectVolumeResponse mark) {
        return Optional.ofNullable(mark.getLabels()).flatMap(ContainerLabels::tokenOf);
    }
}
