package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.rehearsal.kind.Classification;
import dev.slipway.migrations.rehearsal.watch.StepReport;

/** What the rehearsal has shown about one migration. */
public record MigrationReport(String migration, Classification classification, StepReport forward, WayBack back) {}
