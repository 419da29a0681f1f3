/** A way to a server on this machine that needs no network. */
@NullMarked
package dev.slipway.migrations.socket;

import org.jspecify.annotations.NullMarked;
