/** Rows about the way back of an application. */
@NullMarked
package dev.slipway.readiness.rollback;

import org.jspecify.annotations.NullMarked;
