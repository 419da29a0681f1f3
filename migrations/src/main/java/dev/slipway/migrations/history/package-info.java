/** What a database says about the migrations that it has seen. */
@NullMarked
package dev.slipway.migrations.history;

import org.jspecify.annotations.NullMarked;
