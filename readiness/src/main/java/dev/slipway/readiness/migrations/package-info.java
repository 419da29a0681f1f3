/** Rows about changes of the database's schema. */
@NullMarked
package dev.slipway.readiness.migrations;

import org.jspecify.annotations.NullMarked;
