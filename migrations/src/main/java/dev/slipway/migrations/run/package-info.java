/** Migrations on their way into a database and back out of it. */
@NullMarked
package dev.slipway.migrations.run;

import org.jspecify.annotations.NullMarked;
