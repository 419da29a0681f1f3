@NullMarked
package dev.slipway.migrations.stake;

import org.jspecify.annotations.NullMarked;
