@NullMarked
package dev.slipway.migrations.run;

import org.jspecify.annotations.NullMarked;
