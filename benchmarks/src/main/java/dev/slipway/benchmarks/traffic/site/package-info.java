/** The service that is deployed over and over; it needs nothing but a Java runtime. */
@NullMarked
package dev.slipway.benchmarks.traffic.site;

import org.jspecify.annotations.NullMarked;
