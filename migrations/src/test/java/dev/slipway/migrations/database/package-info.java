@NullMarked
package dev.slipway.migrations.database;

import org.jspecify.annotations.NullMarked;
