@NullMarked
package dev.slipway.deploy.undo;

import org.jspecify.annotations.NullMarked;
