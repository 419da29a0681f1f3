package dev.slipway.release.compose.checks;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.yaml.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds services that wait for each other in a circle, which could never start. */
final class DependencyOrder {

    private final ComposeProject project;
    private final Problems problems;

    DependencyOrder(ComposeProject project, Problems problems) {
        this.project = project;
        this.problems = problems;
    }

    /** Takes away what waits for nothing until nothing is left, or only circles and what waits for them. */
    void check() {
        Map<String, List<String>> waiting = new HashMap<>();
        Map<String, Integer> open = new HashMap<>();
        Deque<String> free = new ArrayDeque<>();
        project.services().forEach((name, service) -> {
            var needed = service.lifecycle().dependencies().keySet().stream()
                    .filter(project.services()::containsKey)
                    .toList();
            needed.forEach(other ->
                    waiting.computeIfAbsent(other, _ -> new ArrayList<>()).add(name));
            open.put(name, needed.size());
            if (needed.isEmpty()) {
                free.add(name);
            }
        });
        while (!free.isEmpty()) {
            var next = free.remove();
            open.remove(next);
            waiting.getOrDefault(next, List.of()).forEach(name -> {
                if (open.merge(name, -1, Integer::sum) == 0) {
                    free.add(name);
                }
            });
        }
        report(open);
    }

    private void report(Map<String, Integer> open) {
        project.services().values().stream()
                .filter(service -> open.containsKey(service.name()))
                .findFirst()
                .ifPresent(service -> problems.add(
                        service.origin(),
                        "services wait for each other in a circle; take one dependency away among "
                                + open.keySet().stream()
                                        .sorted()
                                        .map(name -> "`" + name + "`")
                                        .toList()));
    }
}
