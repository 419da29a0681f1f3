@NullMarked
package dev.slipway.validate.database;

import org.jspecify.annotations.NullMarked;
