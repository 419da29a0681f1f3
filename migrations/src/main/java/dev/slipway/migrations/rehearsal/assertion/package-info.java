/** What people say must hold of their data, asked before and after. */
@NullMarked
package dev.slipway.migrations.rehearsal.assertion;

import org.jspecify.annotations.NullMarked;
