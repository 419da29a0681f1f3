/** Rows about settings, secrets in templates, and what the outside sees. */
@NullMarked
package dev.slipway.readiness.environment;

import org.jspecify.annotations.NullMarked;
