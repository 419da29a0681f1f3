@NullMarked
package dev.slipway.migrations.rehearsal;

import org.jspecify.annotations.NullMarked;
