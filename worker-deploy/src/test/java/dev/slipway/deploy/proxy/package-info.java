@NullMarked
package dev.slipway.deploy.proxy;

import org.jspecify.annotations.NullMarked;
