package dev.slipway.release.operations;

import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.mapOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.Setting;
import dev.slipway.release.Target;
import dev.slipway.release.backup.BackupPlaces;
import dev.slipway.release.keys.GivenName;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.parts.SharedDatabases;
import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Structures;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What targets.yaml looks like. */
final class OperationsShape {

    static final Shape<Operations> OPERATIONS = record(Structures::isExtension, fields -> {
        var names = DeclaredNames.in(fields);
        var keys = fields.optional("keys", KeyShape.KEYS, List.of());
        var webhooks = fields.optional("webhooks", mapOf(GivenName.SHAPE, _ -> webhook()), Map.of());
        var policy = fields.optional("policy", PolicyShape.general(names), GeneralPolicy.NONE);
        var places = BackupPlaces.in(fields);
        var targets = fields.optional("targets", targets(names, policy.get(), keys.get(), places), Map.of());
        return () -> new Operations(keys.get(), webhooks.get(), targets.get());
    });

    private OperationsShape() {}

    private static Shape<Map<Target, TargetRules>> targets(
            DeclaredNames names, GeneralPolicy policy, List<TrustedKey> keys, BackupPlaces places) {
        return mapOf(text().as(Target::parse), target -> TargetShape.of(target, names, policy, places))
                .as(SharedRouters::refuse)
                .as(OperationsShape::withDatabasesOfTheirOwn)
                .as(KnownPromotions::orRefuse)
                .as(targets -> allReadable(keys, names) ? EnoughApprovers.orRefuse(targets, keys) : targets);
    }

    /** As long as a key is wrong, nobody can tell who could approve. */
    private static boolean allReadable(List<TrustedKey> keys, DeclaredNames names) {
        return keys.size() == names.keys().size();
    }

    private static Map<Target, TargetRules> withDatabasesOfTheirOwn(Map<Target, TargetRules> targets) {
        SharedDatabases.refuse(
                targets.values().stream().collect(Collectors.toMap(TargetRules::target, TargetRules::parts)));
        return targets;
    }

    private static Shape<Setting> webhook() {
        return text().as(Setting::new)
                .where(OperationsShape::leadsSomewhere, "must be an http or https address, or a secret reference");
    }

    private static boolean leadsSomewhere(Setting setting) {
        if (!setting.isPlain()) {
            return true;
        }
        try {
            var uri = URI.create(setting.written());
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
