/** Whose yes a plan needs before it is carried out. */
@NullMarked
package dev.slipway.release.approval;

import org.jspecify.annotations.NullMarked;
