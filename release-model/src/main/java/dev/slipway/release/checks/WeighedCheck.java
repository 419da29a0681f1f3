package dev.slipway.release.checks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The checks of a release that an operator may weigh, with what they weigh where nobody says anything else. */
public enum WeighedCheck {
    COMPOSE(Weight.BLOCK),
    ENVIRONMENT_OVERLAY(Weight.WARN),
    PLAIN_SECRETS(Weight.BLOCK),
    PLACEHOLDER_SECRETS(Weight.BLOCK),
    RESOURCE_LIMITS(Weight.BLOCK),
    HEALTH_ENDPOINT(Weight.WARN),
    LOG_ROTATION(Weight.WARN),
    NON_ROOT(Weight.WARN),
    HARDENING(Weight.WARN),
    IMAGE_DIGESTS(Weight.WARN),
    MIGRATIONS(Weight.BLOCK),
    GIT_STATE(Weight.WARN),
    DOCKER_ENGINE(Weight.BLOCK),
    DISK(Weight.BLOCK),
    MEMORY(Weight.BLOCK),
    PORTS(Weight.BLOCK),
    SECRETS(Weight.BLOCK),
    IMAGES(Weight.BLOCK),
    DATABASE(Weight.BLOCK),
    PENDING_MIGRATIONS(Weight.BLOCK),
    SCHEMA_DRIFT(Weight.WARN),
    MIGRATION_TRIAL(Weight.BLOCK),
    RECENT_BACKUP(Weight.WARN),
    ENCRYPTION_AT_REST(Weight.WARN);

    private final Weight usual;

    WeighedCheck(Weight usual) {
        this.usual = usual;
    }

    public static Optional<WeighedCheck> named(String id) {
        return Arrays.stream(values()).filter(check -> check.id().equals(id)).findFirst();
    }

    /** The stable name in files and events, such as `resource-limits`. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Weight usual() {
        return usual;
    }
}
