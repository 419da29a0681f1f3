/** PostgreSQL's programs where they surely fit: in the container of the database itself. */
@NullMarked
package dev.slipway.backup.postgres.container;

import org.jspecify.annotations.NullMarked;
