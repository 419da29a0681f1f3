/** How the parts of a target are reached, in bounded time and with words for what went wrong. */
@NullMarked
package dev.slipway.parts;

import org.jspecify.annotations.NullMarked;
