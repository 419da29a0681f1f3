package dev.slipway.backup.fingerprint;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a copy is what its original was.
 *
 * @param differences a sentence for each thing that is not the same; none if the copy is equal
 * @param remarks what is not the same and need not be
 */
public record Comparison(List<String> differences, List<String> remarks) {

    public Comparison {
        differences = List.copyOf(differences);
        remarks = List.copyOf(remarks);
    }

    public static Comparison of(DatabasePicture original, DatabasePicture copy) {
        var differences = new ArrayList<String>();
        var remarks = new ArrayList<String>();
        new SchemaComparison(differences, remarks).compare(original, copy);
        new ContentComparison(differences, remarks).compare(original.contents(), copy.contents());
        return new Comparison(differences, remarks);
    }

    public boolean isEqual() {
        return differences.isEmpty();
    }
}
