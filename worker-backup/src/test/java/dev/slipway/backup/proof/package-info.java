@NullMarked
package dev.slipway.backup.proof;

import org.jspecify.annotations.NullMarked;
