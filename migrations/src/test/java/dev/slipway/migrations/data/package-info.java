@NullMarked
package dev.slipway.migrations.data;

import org.jspecify.annotations.NullMarked;
