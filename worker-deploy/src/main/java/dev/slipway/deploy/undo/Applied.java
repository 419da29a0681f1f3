package dev.slipway.deploy.undo;

import java.util.Optional;

/**
 * A migration that the database has from the rollout that is being undone.
 *
 * @param oneWay why no script leads back behind it, if none does
 */
public record Applied(String migration, Optional<String> oneWay) {}
