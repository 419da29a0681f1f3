/** Where the broker and the store are, and as whom to speak to them. */
@NullMarked
package dev.slipway.cli.connect;

import org.jspecify.annotations.NullMarked;
