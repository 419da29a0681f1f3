@NullMarked
package dev.slipway.backup.vault;

import org.jspecify.annotations.NullMarked;
