/** Keeps SQL of strangers inside the copy of production that it may play with. */
@NullMarked
package dev.slipway.migrations.confinement;

import org.jspecify.annotations.NullMarked;
