package dev.slipway.backup.loss;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an exchange has lost, written on the replaced database in the transaction of the exchange itself: whoever comes
 * after a crash can still tell it.
 */
final class Receipt {

    private static final String WORDS = Replaced.MARK + "; lost with it: ";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Receipt() {}

    static String of(Loss loss) {
        return WORDS + JSON.writeValueAsString(loss);
    }

    /** Nothing if somebody has written something else there. */
    static Optional<Loss> read(String remark) {
        if (!remark.startsWith(WORDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(remark.substring(WORDS.length()), Loss.class));
        } catch (JacksonException changedByHand) {
            return Optional.empty();
        }
    }
}
