/** Whether a target's database is fit for what a release will do to it. */
@NullMarked
package dev.slipway.validate.database;

import org.jspecify.annotations.NullMarked;
