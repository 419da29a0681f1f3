/** Rows about images, Compose files and the walls around containers. */
@NullMarked
package dev.slipway.readiness.containers;

import org.jspecify.annotations.NullMarked;
