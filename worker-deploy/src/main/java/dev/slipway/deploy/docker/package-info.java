/** Runs releases as containers of Docker engines. */
@NullMarked
package dev.slipway.deploy.docker;

import org.jspecify.annotations.NullMarked;
