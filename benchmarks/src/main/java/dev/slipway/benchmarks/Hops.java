package dev.slipway.benchmarks;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.StageName;
import dev.slipway.events.Succeeded;
import dev.slipway.events.VerificationPassed;
import java.util.List;

/**
 * The five hops that are measured, one per stage. Their order is the one in which the flow brings the stages the fewest
 * events that are none of their hop: two per saga, both to the gate.
 */
final class Hops {

    static final List<Hop<?>> ALL = List.of(
            new Hop<>(StageName.VERIFY, ReleaseStarted.class, Facts::verificationPassed),
            new Hop<>(StageName.DEPLOY, VerificationPassed.class, Facts::restoreNeeded),
            new Hop<>(StageName.BACKUP, RestoreNeeded.class, Facts::backupVerified),
            new Hop<>(StageName.VALIDATE, BackupVerified.class, Facts::succeeded),
            new Hop<>(StageName.NOTIFY, Succeeded.class, Facts::notificationSent));

    private Hops() {}
}
