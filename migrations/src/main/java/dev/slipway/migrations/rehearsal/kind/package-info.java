/** What kind of change a migration is for those who still run the release before it. */
@NullMarked
package dev.slipway.migrations.rehearsal.kind;

import org.jspecify.annotations.NullMarked;
