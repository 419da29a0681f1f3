@NullMarked
package dev.slipway.migrations.rehearsal.assertion;

import org.jspecify.annotations.NullMarked;
