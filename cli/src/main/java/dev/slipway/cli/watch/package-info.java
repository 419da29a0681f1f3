/** Looking at what the pipeline did and does. */
@NullMarked
package dev.slipway.cli.watch;

import org.jspecify.annotations.NullMarked;
