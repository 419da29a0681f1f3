/** A PostgreSQL server of one's own, for as long as one looks. */
@NullMarked
package dev.slipway.migrations.scratch;

import org.jspecify.annotations.NullMarked;
