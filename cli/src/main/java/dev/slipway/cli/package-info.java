/** What a person types: the commands, and how they answer. */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
