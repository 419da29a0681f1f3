/** Rows about knowing how it runs. */
@NullMarked
package dev.slipway.readiness.monitoring;

import org.jspecify.annotations.NullMarked;
