/** What putting a database back would cost, and how it is done so that it can be undone. */
@NullMarked
package dev.slipway.backup.loss;

import org.jspecify.annotations.NullMarked;
