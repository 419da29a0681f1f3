/** The way to a target's database. */
@NullMarked
package dev.slipway.parts.database;

import org.jspecify.annotations.NullMarked;
