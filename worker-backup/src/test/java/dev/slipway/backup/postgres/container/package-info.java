@NullMarked
package dev.slipway.backup.postgres.container;

import org.jspecify.annotations.NullMarked;
