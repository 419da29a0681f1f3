/** Messages by HTTP, to addresses that are secrets. */
@NullMarked
package dev.slipway.notify.webhook;

import org.jspecify.annotations.NullMarked;
