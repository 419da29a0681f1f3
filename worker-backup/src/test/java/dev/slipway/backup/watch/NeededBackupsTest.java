package dev.slipway.backup.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.vault.BackupId;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Envelope;
import dev.slipway.events.Failed;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.Proof;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.RolledBack;
import dev.slipway.events.Succeeded;
import dev.slipway.release.Target;
import dev.slipway.testing.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class NeededBackupsTest {

    private static final String TARGET = "shop/production";
    private static final String SERVES = "the release that serves was deployed upon it";

    @Test
    void are_that_of_the_release_that_serves_and_not_that_of_the_one_before() {
        assertThat(after(verified("one"), deployed("one", "1.0"), verified("two"), deployed("two", "2.0")))
                .containsExactly(needed("two", SERVES));
    }

    @Test
    void are_not_that_of_a_release_that_was_undone() {
        assertThat(after(verified("one"), deployed("one", "1.0"), verified("two"), rolledBack("two")))
                .containsExactly(needed("one", SERVES));
    }

    @Test
    void are_that_of_the_release_that_was_gone_back_to_and_that_of_the_way_back() {
        assertThat(after(
                        verified("one"),
                        deployed("one", "1.0"),
                        verified("two"),
                        deployed("two", "2.0"),
                        verified("back"),
                        succeeded("back", RequestKind.ROLLBACK, "1.0")))
                .containsOnly(needed("one", SERVES), needed("back", "what serves was last changed upon it"));
    }

    @Test
    void are_those_that_something_under_way_rests_on() {
        assertThat(after(
                        verified("one"),
                        verified("two"),
                        deployed("two", "2.0"),
                        verified("three"),
                        rolledBack("three")))
                .containsOnly(needed("one", "the request one rests on it"), needed("two", SERVES));
    }

    @Test
    void are_the_same_in_whatever_order_the_topics_are_read() {
        assertThat(after(deployed("one", "1.0"), deployed("two", "2.0"), verified("one"), verified("two")))
                .containsExactly(needed("two", SERVES));
    }

    @Test
    void are_all_of_a_request_that_rests_on_several() {
        assertThat(after(
                        verified("one"),
                        new LossMeasured(fact("one"), "older", List.of(), null, Instant.EPOCH, null, List.of())))
                .containsOnlyKeys(new BackupId("backup-one"), new BackupId("older"));
    }

    @Test
    void are_that_of_a_deployment_that_failed_until_another_one_goes_well() {
        var failed = new Failed(fact("two"), RequestKind.DEPLOY, List.of());

        assertThat(after(verified("one"), deployed("one", "1.0"), verified("two"), failed))
                .containsOnly(
                        needed("one", SERVES),
                        needed("two", "the request two failed, and may have to be put right with it"));
        assertThat(after(verified("two"), failed, verified("three"), deployed("three", "3.0")))
                .containsExactly(needed("three", SERVES));
    }

    @Test
    void are_what_somebody_asks_to_have_put_back_if_it_can_be_a_backup_at_all() {
        assertThat(after(wanted("one", "b-1"), wanted("two", "../../etc")))
                .containsExactly(Map.entry(new BackupId("b-1"), "the request one rests on it"));
    }

    @Test
    void are_nobody_elses() {
        var needed = new NeededBackups();
        needed.see(verified("one"));

        assertThat(needed.of(Target.of("shop", "staging"))).isEmpty();
    }

    private static Map<BackupId, String> after(SpecificRecord... events) {
        var needed = new NeededBackups();
        List.of(events).forEach(needed::see);
        return needed.of(Target.parse(TARGET));
    }

    private static Map.Entry<BackupId, String> needed(String request, String why) {
        return Map.entry(new BackupId("backup-" + request), why);
    }

    private static Envelope fact(String request) {
        return Requests.fact("sample", request, TARGET);
    }

    private static RestoreRequested wanted(String request, String backup) {
        return new RestoreRequested(Requests.request(request, TARGET), backup, "it is broken");
    }

    private static BackupVerified verified(String request) {
        return BackupVerified.newBuilder()
                .setEnvelope(fact(request))
                .setProof(Proof.PROVEN)
                .setBackupId("backup-" + request)
                .setStatement("it is equal")
                .build();
    }

    private static Succeeded deployed(String request, String version) {
        return succeeded(request, RequestKind.DEPLOY, version);
    }

    private static Succeeded succeeded(String request, RequestKind kind, String version) {
        return Succeeded.newBuilder()
                .setEnvelope(fact(request))
                .setKind(kind)
                .setRelease(Release.newBuilder()
                        .setVersion(version)
                        .setBundle(new ClaimCheck("0".repeat(64), 1L))
                        .build())
                .setStatement("done")
                .build();
    }

    private static RolledBack rolledBack(String request) {
        return RolledBack.newBuilder()
                .setEnvelope(fact(request))
                .setKind(RequestKind.DEPLOY)
                .setReasons(List.of())
                .build();
    }
}
