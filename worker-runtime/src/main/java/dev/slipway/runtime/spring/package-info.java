/** How a worker becomes a program: configuration, engine, health, metrics and traces. */
@NullMarked
package dev.slipway.runtime.spring;

import org.jspecify.annotations.NullMarked;
