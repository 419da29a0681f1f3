package dev.slipway.deploy.plan;

import static java.util.Comparator.comparingInt;

import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which copies of a release's services run on which of the target's hosts. */
public record Layout(List<String> hosts, List<Copy> copies) {

    public Layout {
        hosts = List.copyOf(hosts);
        copies = List.copyOf(copies);
    }

    /**
     * Deals the copies of each service out to the hosts in their order; where nobody has said how many there shall be, each
     * host gets one.
     */
    public static Layout of(List<Service> inStartOrder, Map<Slug, Integer> replicas, List<String> hosts) {
        var copies = new ArrayList<Copy>();
        for (var service : inStartOrder) {
            int many = replicas.getOrDefault(service.name(), hosts.size());
            IntStream.range(0, many)
                    .mapToObj(at -> new Copy(service.name(), at + 1, hosts.get(at % hosts.size())))
                    .sorted(comparingInt(copy -> hosts.indexOf(copy.host())))
                    .forEach(copies::add);
        }
        return new Layout(hosts, copies);
    }

    /** From the first host to the last. */
    List<Copy> of(Slug service) {
        return copies.stream().filter(copy -> copy.service().equals(service)).toList();
    }

    Stream<Copy> on(List<String> some) {
        return copies.stream().filter(copy -> some.contains(copy.host()));
    }

    /** The first host by itself, so that what does not work there is found out before any other is touched. */
    List<List<String>> waves(int most) {
        var used = hosts.stream()
                .filter(host -> copies.stream().anyMatch(copy -> copy.host().equals(host)))
                .toList();
        var waves = new ArrayList<List<String>>();
        for (int from = 0; from < used.size(); from = from == 0 ? 1 : from + most) {
            waves.add(used.subList(from, from == 0 ? 1 : Math.min(from + most, used.size())));
        }
        return waves;
    }
}
