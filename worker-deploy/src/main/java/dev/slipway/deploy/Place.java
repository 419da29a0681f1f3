package dev.slipway.deploy;

import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One target as the operator laid it out: where and as what its instances run, what routes its traffic, how users reach it.
 *
 * @param host the machine of this worker where instances can be reached from there only
 * @param berths the hosts of the instances, in the order in which they are changed
 */
record Place(Host host, List<Berth> berths, Router router, String entry, Workloads workloads) {

    private static final Logger LOG = LoggerFactory.getLogger(Place.class);

    Place {
        berths = List.copyOf(berths);
    }

    /** Everything on one host. */
    Place(Host host, Instances instances, Router router, String entry, Workloads workloads) {
        this(host, List.of(new Berth(host.name(), instances)), router, entry, workloads);
    }

    List<String> hosts() {
        return berths.stream().map(Berth::host).toList();
    }

    /** An only host stays the same under another name. */
    Instances instancesOn(String name) {
        return berths.stream()
                .filter(berth -> isSame(name, berth.host()))
                .findFirst()
                .map(Berth::instances)
                .orElseThrow(() -> gone(name));
    }

    /** Those hosts that answer now; an only one is asked by whoever needs it, so that it is heard why it does not. */
    List<Berth> reachable(Target target) {
        return berths.size() == 1
                ? berths
                : berths.stream().filter(berth -> answers(berth, target)).toList();
    }

    boolean reaches(String name, Target target) {
        return reachable(target).stream().anyMatch(berth -> isSame(name, berth.host()));
    }

    private static boolean answers(Berth berth, Target target) {
        try {
            berth.instances().running(target);
            return true;
        } catch (TryAgain silent) {
            LOG.warn("The host {} of {} does not answer: {}", berth.host(), target, silent.getMessage());
            return false;
        }
    }

    boolean isSame(String one, String other) {
        return berths.size() == 1 || one.equals(other);
    }

    private GiveUp gone(String name) {
        return new GiveUp(
                "host-unknown",
                "targets.yaml names no host " + name + " any more, on which instances of this target run; it names "
                        + String.join(", ", hosts()) + ". Put it back, and take it out once nothing runs there.",
                "host-unknown");
    }
}
