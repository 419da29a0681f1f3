@NullMarked
package dev.slipway.migrations.rehearsal.kind;

import org.jspecify.annotations.NullMarked;
