/** What users notice while releases replace each other: requests that fail, and how long a bad release is met. */
@NullMarked
package dev.slipway.benchmarks.traffic;

import org.jspecify.annotations.NullMarked;
