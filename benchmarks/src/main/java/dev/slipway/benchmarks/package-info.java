/** What the engine costs, measured side by side with the plain clients on the same broker. */
@NullMarked
package dev.slipway.benchmarks;

import org.jspecify.annotations.NullMarked;
