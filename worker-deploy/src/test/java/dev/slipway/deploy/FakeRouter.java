package dev.slipway.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A router that remembers every table it was given. */
final class FakeRouter implements Router {

    final List<RoutingTable> tables = new ArrayList<>(List.of(RoutingTable.empty()));
    /** What the instances are to have done with their requests. */
    final Map<Backend, Seen> seen = new HashMap<>();
    /** Whether the requests of everything that has ever run are still under way. */
    BooleanSupplier busy = () -> false;

    private final List<String> deeds;
    private Optional<RuntimeException> broken = Optional.empty();

    FakeRouter(List<String> deeds) {
        this.deeds = deeds;
    }

    void breakDown() {
        broken = Optional.of(new RouterFailure("The proxy does not answer."));
    }

    void repair() {
        broken = Optional.empty();
    }

    @Override
    public RoutingTable table() {
        broken.ifPresent(failure -> {
            throw failure;
        });
        return tables.getLast();
    }

    @Override
    public void shift(RoutingTable table) {
        if (table.token() < table().token()) {
            throw new FencedOut("The fake router", table.token(), table().token());
        }
        tables.add(table);
        deeds.add("route to " + table.release());
    }

    @Override
    public Map<Backend, Seen> seen(Set<Backend> backends) {
        return seen.entrySet().stream()
                .filter(entry -> backends.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<Backend, Integer> busy(Set<Backend> backends) {
        return busy.getAsBoolean()
                ? backends.stream().collect(Collectors.toMap(backend -> backend, backend -> 1))
                : Map.of();
    }
}
