package dev.slipway.deploy;

/**
 * The old release as it is at this moment.
 *
 * @param whole with what is out of reach just now and comes back with its host
 * @param fit what can take requests
 */
record Present(Serving whole, Serving fit) {}
