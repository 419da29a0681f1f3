package dev.slipway.readiness.inspection;

import java.util.List;

/** The migrations of one folder, by the tool that runs them. */
public record SchemaHistory(String tool, String folder, List<SchemaChange> changes) {

    public SchemaHistory {
        changes = List.copyOf(changes);
    }

    public List<SchemaChange> oneWay() {
        return changes.stream().filter(SchemaChange::isOneWay).toList();
    }
}
