@NullMarked
package dev.slipway.release.database;

import org.jspecify.annotations.NullMarked;
