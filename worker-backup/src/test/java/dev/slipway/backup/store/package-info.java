@NullMarked
package dev.slipway.backup.store;

import org.jspecify.annotations.NullMarked;
