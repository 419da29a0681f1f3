/** What a database's schema is, read from its catalog, and how two of them differ. */
@NullMarked
package dev.slipway.migrations.schema;

import org.jspecify.annotations.NullMarked;
