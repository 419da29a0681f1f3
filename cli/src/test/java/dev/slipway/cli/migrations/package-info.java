@NullMarked
package dev.slipway.cli.migrations;

import org.jspecify.annotations.NullMarked;
