package dev.slipway.deploy.docker;

/** An image that lies on an engine, by the id that no other has. */
record Image(String id, String architecture) {}
