@NullMarked
package dev.slipway.migrations.trial;

import org.jspecify.annotations.NullMarked;
