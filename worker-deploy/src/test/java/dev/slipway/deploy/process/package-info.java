@NullMarked
package dev.slipway.deploy.process;

import org.jspecify.annotations.NullMarked;
