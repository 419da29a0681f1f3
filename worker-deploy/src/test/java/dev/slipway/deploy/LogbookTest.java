package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.schema.SchemaMove;
import dev.slipway.deploy.undo.Grounds;
import dev.slipway.runtime.engine.LedgerJson;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogbookTest {

    @Test
    void a_memory_from_before_the_host_was_remembered_can_be_read() {
        var before = """
                {"live": null, "warm": null, "running": null, "history": [], "ended": [], "millis": {"start:web": 12}}
                """;

        var book = LedgerJson.read(before.getBytes(UTF_8), Logbook.class);

        assertThat(book.host()).isEmpty();
        assertThat(book.millis()).containsEntry("start:web", 12L);
    }

    @Test
    void a_rollout_from_before_canaries_were_watched_can_be_read() {
        var plan = SamplePlans.of(FakeBundles.release("1.0"), FakeBundles.SHOP, Logbook.EMPTY, new SchemaMove.None());
        var now = LedgerJson.write(Rollout.of("r1", plan, "r1", Grounds.NONE));
        Map<?, ?> before = new HashMap<>(LedgerJson.read(now, Map.class));
        before.remove("watch");

        var rollout = LedgerJson.read(LedgerJson.write(before), Rollout.class);

        assertThat(rollout).isEqualTo(Rollout.of("r1", plan, "r1", Grounds.NONE));
    }

    @Test
    void a_rollout_from_before_its_grounds_were_remembered_rests_on_nothing() {
        var plan = SamplePlans.of(FakeBundles.release("1.0"), FakeBundles.SHOP, Logbook.EMPTY, new SchemaMove.None());
        Map<?, ?> before =
                new HashMap<>(LedgerJson.read(LedgerJson.write(Rollout.of("r1", plan, "r1", Grounds.NONE)), Map.class));
        before.remove("upon");

        assertThat(LedgerJson.read(LedgerJson.write(before), Rollout.class).grounds())
                .isEqualTo(Grounds.NONE);
    }
}
