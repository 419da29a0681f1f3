@NullMarked
package dev.slipway.parts.registry;

import org.jspecify.annotations.NullMarked;
