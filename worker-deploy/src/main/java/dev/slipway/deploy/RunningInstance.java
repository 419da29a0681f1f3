package dev.slipway.deploy;

/** One running copy of a service, found by its label. */
public record RunningInstance(String id, Label label, Backend backend) {}
