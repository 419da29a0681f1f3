package dev.slipway.migrations.rehearsal.kind;

import dev.slipway.migrations.data.TableName;
import java.util.Set;

/**
 * What the catalog does not show.
 *
 * @param lockedOut tables of before that were kept from everybody
 * @param otherRows tables of before that hold something else in the columns they had
 */
public record Seen(Set<TableName> lockedOut, Set<TableName> otherRows) {

    public Seen {
        lockedOut = Set.copyOf(lockedOut);
        otherRows = Set.copyOf(otherRows);
    }
}
