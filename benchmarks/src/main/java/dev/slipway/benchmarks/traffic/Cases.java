package dev.slipway.benchmarks.traffic;

import dev.slipway.benchmarks.Figures;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does something over and over while users go on, until they have made enough requests, and keeps what they met. */
final class Cases {

    /** What the users met in one case. */
    record Met(int times, long requests, List<String> failures) {}

    /** What is done once, while the users go on. */
    @FunctionalInterface
    interface Doing {
        void with(Users users) throws InterruptedException;
    }

    private final SwitchOptions options;
    private final Map<String, Met> met = new LinkedHashMap<>();

    Cases(SwitchOptions options) {
        this.options = options;
    }

    Map<String, Met> met() {
        return met;
    }

    void repeat(String name, URI entry, Doing doing) throws InterruptedException {
        repeat(name, entry, options.requests(), doing);
    }

    void repeat(String name, URI entry, long requests, Doing doing) throws InterruptedException {
        var users = Users.of(entry, options.perSecond());
        int times = 0;
        try (users) {
            users.await(options.perSecond());
            do {
                doing.with(users);
                times++;
            } while (users.tally().requests() < requests);
            users.await(options.perSecond());
        }
        var failures =
                users.tally().failures().stream().map(Tally.Failure::what).toList();
        met.put(name, new Met(times, users.tally().requests(), failures));
        Figures.say(
                "  %-28s %3d times, %7d requests, %d failed%s",
                name,
                times,
                users.tally().requests(),
                failures.size(),
                failures.isEmpty() ? "" : ", the first: " + failures.getFirst());
    }
}
