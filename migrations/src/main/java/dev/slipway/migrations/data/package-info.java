/** What the tables of a database hold, told in a few figures that can be compared. */
@NullMarked
package dev.slipway.migrations.data;

import org.jspecify.annotations.NullMarked;
