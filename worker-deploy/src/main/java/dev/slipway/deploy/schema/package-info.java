/** What a rollout does to the schema of its target's database, and how it is taken back. */
@NullMarked
package dev.slipway.deploy.schema;

import org.jspecify.annotations.NullMarked;
