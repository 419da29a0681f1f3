@NullMarked
package dev.slipway.cli.schedule;

import org.jspecify.annotations.NullMarked;
