@NullMarked
package dev.slipway.migrations;

import org.jspecify.annotations.NullMarked;
