package dev.slipway.deploy.proxy;

/** How many requests a proxy has answered, failed for want of a service, and lost because the client hung up. */
public record Requests(long served, long failed, long abandoned) {}
