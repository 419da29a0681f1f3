@NullMarked
package dev.slipway.migrations.scratch;

import org.jspecify.annotations.NullMarked;
