/** What an application says about its own data. */
@NullMarked
package dev.slipway.release.database;

import org.jspecify.annotations.NullMarked;
