package dev.slipway.backup;

import dev.slipway.backup.loss.Loss;
import dev.slipway.backup.loss.LostRows;
import dev.slipway.events.TableLoss;
import java.util.List;
import java.util.stream.Stream;

/** A loss as events tell it. */
final class ToldLoss {

    private ToldLoss() {}

    static List<TableLoss> of(Loss loss) {
        return Stream.concat(
                        loss.tables().stream().map(ToldLoss::table),
                        loss.remarks().stream().map(remark -> new TableLoss("", 0L, 0L, 0L, remark)))
                .toList();
    }

    private static TableLoss table(LostRows rows) {
        return new TableLoss(
                rows.table().toString(),
                rows.inserted(),
                rows.updated(),
                rows.deleted(),
                rows.counted() ? null : "at least; the server has not counted");
    }
}
