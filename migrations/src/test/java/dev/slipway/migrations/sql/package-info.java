@NullMarked
package dev.slipway.migrations.sql;

import org.jspecify.annotations.NullMarked;
