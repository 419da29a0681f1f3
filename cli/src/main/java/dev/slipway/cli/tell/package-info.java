/** Events in words: sentences, colours, lines on a terminal. */
@NullMarked
package dev.slipway.cli.tell;

import org.jspecify.annotations.NullMarked;
