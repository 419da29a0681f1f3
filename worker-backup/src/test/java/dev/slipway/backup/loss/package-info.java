@NullMarked
package dev.slipway.backup.loss;

import org.jspecify.annotations.NullMarked;
