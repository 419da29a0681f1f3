package dev.slipway.backup.watch;

import dev.slipway.backup.vault.BackupId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the requests of one target rest on, and which of them still matter. */
final class Holds {

    final Map<String, Set<BackupId>> resting = new LinkedHashMap<>();
    final Map<String, String> deployedBy = new HashMap<>();
    final Set<String> ended = new HashSet<>();
    /** Since something last went well. */
    final Set<String> failed = new HashSet<>();

    String serving = "";
    String changedBy = "";

    /** Nobody rests on what is no backup's name, whoever has asked for it. */
    void rests(String request, String backup) {
        if (BackupId.isOne(backup)) {
            resting.computeIfAbsent(request, _ -> new LinkedHashSet<>()).add(new BackupId(backup));
        }
    }

    Optional<String> why(String request) {
        if (request.equals(deployedBy.get(serving))) {
            return Optional.of("the release that serves was deployed upon it");
        }
        if (request.equals(changedBy)) {
            return Optional.of("what serves was last changed upon it");
        }
        if (failed.contains(request)) {
            return Optional.of("the request " + request + " failed, and may have to be put right with it");
        }
        return ended.contains(request) ? Optional.empty() : Optional.of("the request " + request + " rests on it");
    }
}
