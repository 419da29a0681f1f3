@NullMarked
package dev.slipway.deploy.haproxy;

import org.jspecify.annotations.NullMarked;
