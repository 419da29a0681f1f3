package dev.slipway.deploy.plan;

import dev.slipway.release.Slug;

/**
 * One copy of a service, and the host that it runs on.
 *
 * @param number which of the copies it is, from 1
 */
public record Copy(Slug service, int number, String host) {}
