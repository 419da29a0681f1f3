@NullMarked
package dev.slipway.backup.postgres;

import org.jspecify.annotations.NullMarked;
