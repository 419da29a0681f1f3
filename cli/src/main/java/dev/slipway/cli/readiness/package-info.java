/** The audit of an application's directory, as people and pipelines ask for it. */
@NullMarked
package dev.slipway.cli.readiness;

import org.jspecify.annotations.NullMarked;
