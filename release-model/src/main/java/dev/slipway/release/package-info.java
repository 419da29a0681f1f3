/** What an application's people write about it: slipway.yaml, read and checked. */
@NullMarked
package dev.slipway.release;

import org.jspecify.annotations.NullMarked;
