/** Everything on one machine, in one process. */
@NullMarked
package dev.slipway.cli.up;

import org.jspecify.annotations.NullMarked;
