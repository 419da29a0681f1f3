package dev.slipway.verify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers as a test says, in order; the last answer stays. Without a script everything works. */
final class ScriptedCaller implements Caller {

    private final Map<String, Deque<Seen>> scripts = new HashMap<>();
    private final List<String> called = new ArrayList<>();

    ScriptedCaller script(String address, Seen... seen) {
        scripts.put(address, new ArrayDeque<>(List.of(seen)));
        return this;
    }

    List<String> called() {
        return List.copyOf(called);
    }

    @Override
    public Seen call(Visit visit) {
        called.add(visit.address().toString());
        var script = scripts.getOrDefault(visit.address().toString(), new ArrayDeque<>(List.of(answer(200, ""))));
        return script.size() > 1 ? script.removeFirst() : script.getFirst();
    }

    static Seen answer(int status, String body) {
        return answer(status, body, Duration.ofMillis(5));
    }

    static Seen answer(int status, String body, Duration took) {
        return new Seen.Answer(status, Optional.empty(), new Seen.Body(body, body.length(), true), took);
    }

    static Seen silence(String why) {
        return new Seen.Silence(why, Duration.ofSeconds(1));
    }
}
