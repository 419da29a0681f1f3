/** How a PostgreSQL database becomes a stream of bytes, all of it as it was at one moment. */
@NullMarked
package dev.slipway.backup.postgres;

import org.jspecify.annotations.NullMarked;
