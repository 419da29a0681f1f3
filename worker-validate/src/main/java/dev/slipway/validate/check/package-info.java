/** What is looked at before a request may go on: one class per question. */
@NullMarked
package dev.slipway.validate.check;

import org.jspecify.annotations.NullMarked;
