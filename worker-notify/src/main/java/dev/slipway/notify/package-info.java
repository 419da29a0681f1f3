/** Tells people and programs how it ended, and calls a person when one is needed. */
@NullMarked
package dev.slipway.notify;

import org.jspecify.annotations.NullMarked;
