@NullMarked
package dev.slipway.parts.database;

import org.jspecify.annotations.NullMarked;
