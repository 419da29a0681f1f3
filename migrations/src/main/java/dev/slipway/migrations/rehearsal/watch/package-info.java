/** What a migration does to those who share the database with it, seen from outside while it runs. */
@NullMarked
package dev.slipway.migrations.rehearsal.watch;

import org.jspecify.annotations.NullMarked;
