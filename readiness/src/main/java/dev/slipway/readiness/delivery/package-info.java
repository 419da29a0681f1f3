/** Rows about pipelines, tests and approvals. */
@NullMarked
package dev.slipway.readiness.delivery;

import org.jspecify.annotations.NullMarked;
