@NullMarked
package dev.slipway.migrations.rehearsal.watch;

import org.jspecify.annotations.NullMarked;
