@NullMarked
package dev.slipway.backup.seal;

import org.jspecify.annotations.NullMarked;
