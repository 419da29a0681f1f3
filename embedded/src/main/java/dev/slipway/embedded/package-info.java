/** The real parts for one machine, inside one process: a Kafka broker, an S3 store and the schema registry's routes. */
@NullMarked
package dev.slipway.embedded;

import org.jspecify.annotations.NullMarked;
