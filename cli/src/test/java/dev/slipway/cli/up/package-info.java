@NullMarked
package dev.slipway.cli.up;

import org.jspecify.annotations.NullMarked;
