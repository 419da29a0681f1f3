package dev.slipway.notify;

import dev.slipway.notify.webhook.Webhooks;
import dev.slipway.release.Setting;
import dev.slipway.release.Target;
import dev.slipway.release.operations.Alerts;
import dev.slipway.release.operations.Operations;
import dev.slipway.runtime.GiveUp;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The channels that targets.yaml names, as it says now. */
final class OperatorsDirectory implements Directory {

    private final Supplier<Operations> operations;
    private final Channel console;
    private final Webhooks webhooks;
    private final Function<Setting, String> secrets;

    /** The secrets turn a written value into one with every reference filled in. */
    OperatorsDirectory(
            Supplier<Operations> operations, Channel console, Webhooks webhooks, Function<Setting, String> secrets) {
        this.operations = operations;
        this.console = console;
        this.webhooks = webhooks;
        this.secrets = secrets;
    }

    /** The console first: it never keeps anybody waiting. */
    @Override
    public List<String> channelsOf(String target) {
        return canonical(target)
                .flatMap(known -> operations.get().rules(known))
                .map(rules -> rules.alerts().listeners())
                .orElse(List.of())
                .stream()
                .distinct()
                .sorted(Comparator.comparing(name -> !name.equals(Alerts.CONSOLE)))
                .toList();
    }

    @Override
    public Channel channel(String name) {
        if (name.equals(Alerts.CONSOLE)) {
            return console;
        }
        return Optional.ofNullable(operations.get().webhooks().get(name))
                .<Channel>map(address -> webhooks.open(name, secrets.apply(address)))
                .orElseThrow(() -> new GiveUp(
                        "webhook-unknown",
                        "targets.yaml has no webhook `" + name + "` any more; add it again or take it off the target",
                        "notification-failed"));
    }

    private static Optional<Target> canonical(String target) {
        try {
            return Optional.of(Target.parse(target));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a rejected request may name anything
        }
    }
}
