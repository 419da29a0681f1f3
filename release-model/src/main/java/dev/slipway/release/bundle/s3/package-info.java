/** Bundles in an object store that speaks S3. */
@NullMarked
package dev.slipway.release.bundle.s3;

import org.jspecify.annotations.NullMarked;
