package dev.slipway.release.operations;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.notEmpty;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.SecretReference;
import dev.slipway.release.Target;
import dev.slipway.release.backup.BackupPlaces;
import dev.slipway.release.parts.Parts;
import dev.slipway.release.parts.PartsShape;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What one target of targets.yaml looks like. */
final class TargetShape {

    private static final Set<String> RUNTIMES = Set.of("processes", "docker");

    private TargetShape() {}

    static Shape<TargetRules> of(Target target, DeclaredNames names, GeneralPolicy general, BackupPlaces places) {
        return record(fields -> {
            var runtime = runtime(fields);
            var access = access(fields, names);
            var alerts = alerts(fields, names);
            var busy = fields.optional("busy", oneOf(WhenBusy.class), WhenBusy.QUEUE);
            var deadlines = fields.optional("deadlines", deadlines(), Deadlines.DEFAULT);
            var powers = fields.optional("host-powers", AllowedPowers.SHAPE, AllowedPowers.NONE);
            var policy = fields.optional("policy", PolicyShape.of(target, general, names), general.of(target));
            var parts = PartsShape.in(fields, places);
            return () -> new TargetRules(
                    target,
                    runtime.get(),
                    access.get(),
                    alerts.get(),
                    busy.get(),
                    deadlines.get(),
                    powers.get(),
                    policy.get(),
                    fitting(runtime.get(), parts.get()));
        });
    }

    private static Supplier<Runtime> runtime(Fields fields) {
        var kind = fields.required("runtime", oneOf(RUNTIMES));
        var user = fields.optional(
                "user",
                text().where(
                                name -> name.matches("[a-z_][a-z0-9_-]{0,31}"),
                                "must be the name of a user of this host"));
        var router = fields.required("router", router());
        return () -> runtime(kind.get(), user.get(), router.get());
    }

    private static Runtime runtime(String kind, Optional<String> user, Router router) {
        if (kind.equals("processes")) {
            return new Runtime.Processes(user, router);
        }
        if (user.isPresent()) {
            throw new IllegalArgumentException("`user` is an account for processes of this host; as whom a container"
                    + " runs stands in its Compose file; remove it");
        }
        return new Runtime.Docker(router);
    }

    private static Parts fitting(Runtime runtime, Parts parts) {
        if (runtime instanceof Runtime.Docker && parts.engines().isEmpty()) {
            throw new IllegalArgumentException("`runtime: docker` needs an engine; name at least one under `engines`");
        }
        return parts;
    }

    private static Shape<Router> router() {
        return record(fields -> {
            var kind = fields.optional("kind", oneOf(Router.Kind.class), Router.Kind.EMBEDDED);
            var address = fields.optional("address", address(), "127.0.0.1");
            var port = fields.required("port", number(1, 65_535));
            return () -> new Router(kind.get(), address.get(), port.get());
        });
    }

    private static Shape<String> address() {
        return text().where(
                        written -> written.matches("[A-Za-z0-9.:-]{1,253}"),
                        "must be an address of this host, such as 127.0.0.1 or 0.0.0.0");
    }

    private static Supplier<Access> access(Fields fields, DeclaredNames names) {
        var permissions = fields.optional("allow", listOf(permission(names)), List.of());
        var secrets = fields.optional("secrets", listOf(text().as(SecretReference::parse)), List.of());
        return () -> new Access(permissions.get(), Set.copyOf(secrets.get()));
    }

    private static Shape<Permission> permission(DeclaredNames names) {
        return record(fields -> {
            var verbs = fields.required("verbs", notEmpty(listOf(oneOf(Verb.class))));
            var keys = fields.optional("keys", listOf(oneOf(names.keys())), List.of());
            var groups = fields.optional("groups", listOf(oneOf(names.groups())), List.of());
            return () -> permission(verbs.get(), keys.get(), groups.get());
        });
    }

    private static Permission permission(List<Verb> verbs, List<String> keys, List<String> groups) {
        if (keys.isEmpty() && groups.isEmpty()) {
            throw new IllegalArgumentException("it allows nobody; name `keys` or `groups`");
        }
        return new Permission(Set.copyOf(verbs), Set.copyOf(keys), Set.copyOf(groups));
    }

    private static Supplier<Alerts> alerts(Fields fields, DeclaredNames names) {
        var notify = fields.optional("notify", listOf(oneOf(names.listeners())), List.of());
        var contacts = fields.optional("contacts", listOf(text()), List.of());
        return () -> new Alerts(notify.get(), contacts.get());
    }

    private static Shape<Deadlines> deadlines() {
        var length = duration(Duration.ofMillis(100), Duration.ofDays(2));
        return record(fields -> {
            var plan = fields.optional("plan", length, Deadlines.DEFAULT.plan());
            var backup = fields.optional("backup", length, Deadlines.DEFAULT.backup());
            var rollout = fields.optional("rollout", length, Deadlines.DEFAULT.rollout());
            var verify = fields.optional("verify", length, Deadlines.DEFAULT.verify());
            return () -> new Deadlines(plan.get(), backup.get(), rollout.get(), verify.get());
        });
    }
}
