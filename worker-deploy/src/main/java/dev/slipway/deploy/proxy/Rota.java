package dev.slipway.deploy.proxy;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Route;
import dev.slipway.deploy.Share;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whose turn it is on a route: exactly by weight, and spread over the round rather than in rows. Each route has turns of its
 * own, or else a page of two requests would send the same one to the same instance for ever.
 */
final class Rota {

    /** The turns are walked in steps near the golden section of a round, which spreads them best. */
    private static final double GOLDEN_SECTION = 0.618_033_988_75;

    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    /** An instance that has not failed this request yet; nothing when no open one is left. */
    Optional<Backend> next(Route route, Set<Backend> failed) {
        var candidates = route.open().stream()
                .filter(share -> !failed.contains(share.backend()))
                .toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(pick(candidates, turnOf(route.prefix())));
    }

    private int turnOf(String prefix) {
        return turns.computeIfAbsent(prefix, first -> new AtomicInteger()).getAndIncrement();
    }

    private static Backend pick(List<Share> shares, int turn) {
        int round = shares.stream().mapToInt(Share::weight).sum();
        long place = Math.floorMod((long) turn * step(round), (long) round);
        for (Share share : shares) {
            place -= share.weight();
            if (place < 0) {
                return share.backend();
            }
        }
        throw new IllegalStateException("A turn of " + shares + " fell beside all of them.");
    }

    /** Without a common divisor with the round, the steps come to every place of it once. */
    private static int step(int round) {
        int step = Math.max(1, (int) Math.round(round * GOLDEN_SECTION));
        while (divisor(step, round) > 1) {
            step++;
        }
        return step;
    }

    private static int divisor(int one, int other) {
        return other == 0 ? one : divisor(other, one % other);
    }
}
