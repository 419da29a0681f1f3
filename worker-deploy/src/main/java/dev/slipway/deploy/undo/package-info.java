/** Which way a database goes back after a rollout that did not stay: decided from facts, before anything is done. */
@NullMarked
package dev.slipway.deploy.undo;

import org.jspecify.annotations.NullMarked;
