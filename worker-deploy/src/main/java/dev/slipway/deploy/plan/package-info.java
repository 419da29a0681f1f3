/** What a rollout will do, as data: every step in its order with its way back, for each strategy. */
@NullMarked
package dev.slipway.deploy.plan;

import org.jspecify.annotations.NullMarked;
