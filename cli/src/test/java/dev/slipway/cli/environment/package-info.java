@NullMarked
package dev.slipway.cli.environment;

import org.jspecify.annotations.NullMarked;
