/** Rows about getting data back. */
@NullMarked
package dev.slipway.readiness.backup;

import org.jspecify.annotations.NullMarked;
