package dev.slipway.cli.backup;

import static dev.slipway.cli.log.SampleEvents.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.vault.BackupId;
import dev.slipway.cli.log.SampleEvents;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.Proof;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.RequestKind;
import dev.slipway.events.Succeeded;
import dev.slipway.release.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class NeededBackupsTest {

    @Test
    void are_that_of_the_release_that_serves_and_not_that_of_the_one_before() {
        var needed =
                after(verified("one"), deployed("one"), ended("one"), verified("two"), deployed("two"), ended("two"));

        assertThat(needed)
                .containsExactly(Map.entry(new BackupId("backup-two"), "the release that serves was deployed upon it"));
    }

    @Test
    void are_those_that_something_under_way_rests_on() {
        var needed = after(verified("one"), verified("two"), ended("two"));

        assertThat(needed).containsExactly(Map.entry(new BackupId("backup-one"), "the request one rests on it"));
    }

    private static Map<BackupId, String> after(SpecificRecord... events) {
        return NeededBackups.of(
                Target.parse(SampleEvents.TARGET),
                Stream.of(events).map(SampleEvents::recorded).toList());
    }

    private static BackupVerified verified(String request) {
        return BackupVerified.newBuilder()
                .setEnvelope(envelope(request, 1))
                .setProof(Proof.PROVEN)
                .setBackupId("backup-" + request)
                .setStatement("it is equal")
                .build();
    }

    private static ReleaseDeployed deployed(String request) {
        return ReleaseDeployed.newBuilder()
                .setEnvelope(envelope(request, 2))
                .setRelease(SampleEvents.release("1.0"))
                .setInstances(List.of())
                .setEntry("http://127.0.0.1:8080")
                .build();
    }

    private static Succeeded ended(String request) {
        return Succeeded.newBuilder()
                .setEnvelope(envelope(request, 3))
                .setKind(RequestKind.DEPLOY)
                .setStatement("done")
                .build();
    }
}
