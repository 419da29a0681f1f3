/** How an instance is asked whether it can serve, wherever it runs. */
@NullMarked
package dev.slipway.deploy.health;

import org.jspecify.annotations.NullMarked;
