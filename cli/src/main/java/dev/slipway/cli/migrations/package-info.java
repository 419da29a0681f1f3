/** Commands about the schema: try migrations, compare them with a database, take one over. */
@NullMarked
package dev.slipway.cli.migrations;

import org.jspecify.annotations.NullMarked;
