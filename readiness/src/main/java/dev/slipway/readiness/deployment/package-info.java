/** Rows about how a release gets to its users, and who is there when it does not. */
@NullMarked
package dev.slipway.readiness.deployment;

import org.jspecify.annotations.NullMarked;
