@NullMarked
package dev.slipway.migrations.schema;

import org.jspecify.annotations.NullMarked;
