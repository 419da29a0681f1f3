package dev.slipway.deploy;

import dev.slipway.deploy.schema.SchemaMove;
import dev.slipway.deploy.schema.TargetSchema;
import dev.slipway.deploy.schema.TargetSchemas;
import dev.slipway.deploy.schema.Undone;
import dev.slipway.deploy.undo.SchemaFacts;
import dev.slipway.events.TableLoss;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.rehearsal.assertion.Assertion;
import dev.slipway.migrations.rehearsal.assertion.AssertionResult;
import dev.slipway.migrations.run.Claim;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema that is a list of names, in a target that has no database until a test says so. */
final class FakeSchema implements TargetSchemas, TargetSchema {

    final List<Applied> applied = new ArrayList<>();
    final Map<String, RuntimeException> failures = new HashMap<>();
    private final List<Applied> takenBack = new ArrayList<>();
    private final List<String> deeds;
    final Map<String, String> oneWay = new HashMap<>();
    List<TableLoss> written = List.of();
    boolean named;
    Optional<RuntimeException> silence = Optional.empty();
    Optional<GiveUp> noWayBack = Optional.empty();

    /** Which request has applied it. */
    record Applied(String migration, String request) {}

    private Optional<Runnable> duringNextApply = Optional.empty();

    FakeSchema(List<String> deeds) {
        this.deeds = deeds;
    }

    @Override
    public Optional<TargetSchema> of(Target target) {
        return named ? Optional.of(this) : Optional.empty();
    }

    void duringNextApply(Runnable action) {
        duringNextApply = Optional.of(action);
    }

    List<String> names() {
        return applied.stream().map(Applied::migration).toList();
    }

    @Override
    public SchemaMove moveOf(MigrationSet set, String request) {
        answer();
        var its = set.migrations().stream()
                .filter(migration -> applied.stream()
                        .filter(one -> one.migration().equals(migration.name()))
                        .allMatch(one -> one.request().equals(request)))
                .toList();
        return its.isEmpty() ? new SchemaMove.None() : new SchemaMove.Forward(its);
    }

    @Override
    public Optional<Duration> apply(
            MigrationSet set,
            Migration migration,
            Claim claim,
            Optional<Duration> statementTimeout,
            Onlooker onlooker) {
        answer();
        if (failures.containsKey(migration.name())) {
            throw failures.get(migration.name());
        }
        var action = duringNextApply;
        duringNextApply = Optional.empty();
        action.ifPresent(Runnable::run);
        if (onlooker.callsOff()) {
            return Optional.empty();
        }
        var one = new Applied(migration.name(), claim.deployment());
        if (!applied.contains(one)) {
            applied.add(one);
            deeds.add("apply " + migration.name());
        }
        return Optional.of(Duration.ofMillis(40));
    }

    @Override
    public List<AssertionResult> ask(List<Assertion> assertions, boolean migrated) {
        answer();
        return assertions.stream()
                .map(assertion -> new AssertionResult(assertion.name(), true, "is so"))
                .toList();
    }

    @Override
    public SchemaFacts factsOf(String request) {
        answer();
        return new SchemaFacts(
                applied.stream()
                        .filter(one -> one.request().equals(request))
                        .map(one -> new dev.slipway.deploy.undo.Applied(
                                one.migration(), Optional.ofNullable(oneWay.get(one.migration()))))
                        .toList(),
                Optional.empty(),
                written,
                0);
    }

    @Override
    public Undone undo(Claim claim, Onlooker onlooker) {
        answer();
        if (noWayBack.isEmpty()) {
            applied.reversed().stream()
                    .filter(one -> one.request().equals(claim.deployment()))
                    .toList()
                    .forEach(this::takeBack);
        }
        return new Undone(
                takenBack.stream()
                        .map(one -> new Undone.Reverted(one.migration(), Duration.ofMillis(20)))
                        .toList(),
                noWayBack);
    }

    private void takeBack(Applied one) {
        applied.remove(one);
        takenBack.add(one);
        deeds.add("undo " + one.migration());
    }

    private void answer() {
        silence.ifPresent(why -> {
            throw why;
        });
    }
}
