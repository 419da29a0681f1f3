@NullMarked
package dev.slipway.deploy.plan;

import org.jspecify.annotations.NullMarked;
