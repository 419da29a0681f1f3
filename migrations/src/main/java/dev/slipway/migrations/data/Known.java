package dev.slipway.migrations.data;

import java.util.Optional;

/** A table as it was found when it was read; without a mark it has to be read again to know whether it still is so. */
public record Known(Table table, TableContent content, Optional<Mark> mark) {}
