@NullMarked
package dev.slipway.backup.watch;

import org.jspecify.annotations.NullMarked;
