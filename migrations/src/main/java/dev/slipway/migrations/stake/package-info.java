/** What somebody would miss if the migrations of a deployment were taken back. */
@NullMarked
package dev.slipway.migrations.stake;

import org.jspecify.annotations.NullMarked;
