/** The schema registry's routes over the table that ships with the events, so that any Confluent client reads them. */
@NullMarked
package dev.slipway.embedded.registry;

import org.jspecify.annotations.NullMarked;
