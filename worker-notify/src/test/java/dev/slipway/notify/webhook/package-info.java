@NullMarked
package dev.slipway.notify.webhook;

import org.jspecify.annotations.NullMarked;
