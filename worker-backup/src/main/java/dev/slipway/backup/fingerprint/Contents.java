package dev.slipway.backup.fingerprint;

import java.util.List;

/** All data of a database in figures. */
public record Contents(List<TablePicture> tables, List<SequencePicture> sequences, LargeObjects largeObjects) {

    public Contents {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    public long rows() {
        return tables.stream().mapToLong(table -> table.content().rows()).sum();
    }
}
