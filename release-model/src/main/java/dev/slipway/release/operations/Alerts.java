package dev.slipway.release.operations;

import java.util.List;

/** Who hears about a target: webhooks by name or the console, and people for when it is stuck. */
public record Alerts(List<String> listeners, List<String> contacts) {

    /** The name that stands for the worker's own output instead of a webhook. */
    public static final String CONSOLE = "console";

    public Alerts {
        listeners = List.copyOf(listeners);
        contacts = List.copyOf(contacts);
    }
}
