@NullMarked
package dev.slipway.release.backup;

import org.jspecify.annotations.NullMarked;
