/** What a registry of images says. */
@NullMarked
package dev.slipway.parts.registry;

import org.jspecify.annotations.NullMarked;
