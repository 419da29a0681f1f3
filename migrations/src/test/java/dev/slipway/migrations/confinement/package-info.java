@NullMarked
package dev.slipway.migrations.confinement;

import org.jspecify.annotations.NullMarked;
