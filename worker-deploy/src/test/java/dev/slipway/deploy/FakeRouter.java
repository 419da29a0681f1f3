package dev.slipway.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A router that remembers every table it was given. */
final class FakeRouter implements Router {

    final List<RoutingTable> tables = new ArrayList<>(List.of(RoutingTable.empty()));
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
    public Drain drain(Set<Backend> backends, Duration limit) {
        return new Drain.Empty();
    }
}
