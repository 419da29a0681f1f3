package dev.slipway.notify;

import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Channels that write down what they hear, and fail as often as a test says. */
final class Listeners implements Directory {

    private static final int ALWAYS = Integer.MAX_VALUE;

    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private final List<String> refusing = new ArrayList<>();

    Listeners(String... names) {
        List.of(names).forEach(name -> failures.put(name, 0));
    }

    Listeners failing(String name, int times) {
        failures.put(name, times);
        return this;
    }

    Listeners dead(String name) {
        return failing(name, ALWAYS);
    }

    Listeners refusing(String name) {
        refusing.add(name);
        return this;
    }

    /** `channel key text`, in order. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public List<String> channelsOf(String target) {
        return target.equals(Outcomes.TARGET) ? List.copyOf(failures.keySet()) : List.of();
    }

    @Override
    public Channel channel(String name) {
        return (message, key) -> hear(name, message, key);
    }

    private void hear(String name, Message message, String key) {
        if (refusing.contains(name)) {
            throw new GiveUp("webhook-refused", "webhook `" + name + "` answered 404", "notification-failed");
        }
        var left = failures.getOrDefault(name, 0);
        if (left > 0) {
            failures.put(name, left - 1);
            throw new TryAgain("webhook `" + name + "` answered 503");
        }
        heard.add(name + " " + key + " " + message.text());
    }
}
