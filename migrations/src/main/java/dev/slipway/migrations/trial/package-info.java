/** Migrations tried up, down and up again where nothing can break. */
@NullMarked
package dev.slipway.migrations.trial;

import org.jspecify.annotations.NullMarked;
