/** The performance before the performance: migrations on a copy of production, forward, back and forward again. */
@NullMarked
package dev.slipway.migrations.rehearsal;

import org.jspecify.annotations.NullMarked;
