/** SQL scripts taken apart the way PostgreSQL's own lexer would do it. */
@NullMarked
package dev.slipway.migrations.sql;

import org.jspecify.annotations.NullMarked;
