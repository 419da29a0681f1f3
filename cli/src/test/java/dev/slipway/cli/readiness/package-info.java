@NullMarked
package dev.slipway.cli.readiness;

import org.jspecify.annotations.NullMarked;
