package dev.slipway.testing;

import dev.slipway.runtime.Next;
import dev.slipway.runtime.engine.LedgerJson;
import dev.slipway.runtime.engine.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the stage remembers of each target, as the ledger would hold it, and what waits for that to change. */
final class Memories {

    private final Map<String, byte[]> written = new HashMap<>();
    private final List<Task> parked = new ArrayList<>();

    byte @Nullable [] of(String target) {
        return written.get(target);
    }

    <M> Optional<M> of(String target, Class<M> type) {
        return Optional.ofNullable(written.get(target)).map(json -> LedgerJson.read(json, type));
    }

    void park(Task task) {
        parked.add(task);
    }

    /** Gives what was parked and is worth another look now. */
    List<Task> change(String target, Next.Memory memory) {
        switch (memory) {
            case Next.Memory.Keep _ -> {
                return List.of();
            }
            case Next.Memory.Replace replace -> written.put(target, LedgerJson.write(replace.value()));
            case Next.Memory.Forget _ -> written.remove(target);
        }
        var again = parked.stream().filter(task -> task.target().equals(target)).toList();
        parked.removeAll(again);
        return again;
    }
}
