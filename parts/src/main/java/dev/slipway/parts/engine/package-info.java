/** The line to a Docker engine. */
@NullMarked
package dev.slipway.parts.engine;

import org.jspecify.annotations.NullMarked;
