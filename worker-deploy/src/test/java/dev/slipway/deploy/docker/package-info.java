@NullMarked
package dev.slipway.deploy.docker;

import org.jspecify.annotations.NullMarked;
