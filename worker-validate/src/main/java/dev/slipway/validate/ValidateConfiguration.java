package dev.slipway.validate;

import dev.slipway.events.flow.Topic;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3BundleStore;
import dev.slipway.release.bundle.s3.Shelf;
import dev.slipway.release.evidence.ReportStore;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.kafka.WholeTopic;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.runtime.spring.Clients;
import dev.slipway.runtime.spring.WorkerSettings;
import dev.slipway.validate.check.ApprovalsCheck;
import dev.slipway.validate.check.Bundles;
import dev.slipway.validate.check.BusyCheck;
import dev.slipway.validate.check.Check;
import dev.slipway.validate.check.Checks;
import dev.slipway.validate.check.FreezeCheck;
import dev.slipway.validate.check.HeldCheck;
import dev.slipway.validate.check.IdentityCheck;
import dev.slipway.validate.check.Memorable;
import dev.slipway.validate.check.OwnApprovalsCheck;
import dev.slipway.validate.check.QueueCheck;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.check.ReleaseChecks;
import dev.slipway.validate.check.RememberingCheck;
import dev.slipway.validate.check.RightCheck;
import dev.slipway.validate.check.RoutingCheck;
import dev.slipway.validate.check.Scratch;
import dev.slipway.validate.check.SignatureCheck;
import dev.slipway.validate.check.SizeCheck;
import dev.slipway.validate.check.SkippedBackupCheck;
import dev.slipway.validate.check.StoredBundles;
import dev.slipway.validate.check.TargetCheck;
import dev.slipway.validate.check.VersionCheck;
import dev.slipway.validate.database.ProvenBackups;
import dev.slipway.validate.database.RecentBackupCheck;
import dev.slipway.validate.evidence.EvidenceCheck;
import dev.slipway.validate.promotion.PromotionCheck;
import dev.slipway.validate.promotion.Successes;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gate together. A new check is a bean of its own here, and nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ValidateSettings.class)
class ValidateConfiguration {

    /** How many releases are looked at side by side, each of which may fill a good part of a disk. */
    private static final int SIDE_BY_SIDE = 32;

    @Bean
    Stage gate(Moments moments, Requests requests, Looks looks) {
        return new Gate(moments, requests, new Checking(moments, looks)).stage();
    }

    @Bean
    Moments moments(OperationsFile file, ValidateSettings settings) {
        return new Moments(file::current, settings);
    }

    @Bean
    Requests requests(Moments moments, OperationsFile file, List<Check> checks, InstantSource clock) {
        Supplier<Operations> operations = file::current;
        var all = new Checks(new SignatureCheck(operations), checks, clock);
        return new Requests(moments, all, new Memorable(operations, Memorable.ENOUGH));
    }

    @Bean
    Looks looks(
            Bundles bundles,
            PartChecks parts,
            ReportStore reports,
            ObjectProvider<ReleaseCheck> others,
            OperationsFile file,
            ValidateSettings settings,
            InstantSource clock) {
        var threads = Executors.newFixedThreadPool(
                SIDE_BY_SIDE, Thread.ofVirtual().name("look-", 0).factory());
        var all = Stream.of(
                        ContentChecks.ALL.stream(),
                        EvidenceCheck.all(reports).stream(),
                        parts.all().stream(),
                        others.orderedStream())
                .flatMap(each -> each)
                .toList();
        return new Looks(new ReleaseChecks(bundles, all, settings.checks(), clock), file::current, threads);
    }

    @Bean
    PartChecks partChecks(ValidateSettings settings, Secrets secrets, WorkerSettings worker, InstantSource clock) {
        return PartChecks.of(settings.checks(), secrets, worker.work(), clock);
    }

    @Bean
    Check identityCheck() {
        return new IdentityCheck();
    }

    @Bean
    Check sizeCheck() {
        return new SizeCheck();
    }

    @Bean
    Check routingCheck() {
        return new RoutingCheck();
    }

    @Bean
    Check targetCheck(OperationsFile file) {
        return new TargetCheck(file::current);
    }

    @Bean
    Check rightCheck(OperationsFile file) {
        return new RightCheck(file::current);
    }

    @Bean
    Check freezeCheck(OperationsFile file) {
        return new FreezeCheck(file::current);
    }

    @Bean
    Check skippedBackupCheck(OperationsFile file) {
        return new SkippedBackupCheck(file::current);
    }

    @Bean
    Check approvalsCheck(OperationsFile file) {
        return new ApprovalsCheck(file::current);
    }

    @Bean
    ReleaseCheck ownApprovalsCheck(OperationsFile file) {
        return new OwnApprovalsCheck(file::current);
    }

    @Bean
    Check versionCheck() {
        return new VersionCheck();
    }

    @Bean
    ReportStore reports(S3Address store) {
        return new ReportStore(new S3BundleStore(store, Shelf.EVIDENCE));
    }

    @Bean
    Bundles openedBundles(BundleStore store, WorkerSettings settings, InstantSource clock) {
        return new StoredBundles(store, new Scratch(settings.work().resolve("validate"), clock));
    }

    @Bean
    Successes successes() {
        return new Successes();
    }

    @Bean
    WholeTopic outcomes(Clients clients, Successes successes) {
        return clients.whole(Topic.OUTCOMES, successes::see);
    }

    @Bean
    ReleaseCheck promotionCheck(Successes successes, WholeTopic outcomes, ValidateSettings settings) {
        return new PromotionCheck(
                successes, () -> outcomes.catchUp(settings.checks().dividedBy(2)));
    }

    @Bean
    ProvenBackups provenBackups() {
        return new ProvenBackups();
    }

    @Bean
    WholeTopic backups(Clients clients, ProvenBackups provenBackups) {
        return clients.whole(Topic.BACKUP, provenBackups::see);
    }

    @Bean
    ReleaseCheck recentBackupCheck(ProvenBackups provenBackups, WholeTopic backups, ValidateSettings settings) {
        return new RecentBackupCheck(
                provenBackups, () -> backups.catchUp(settings.checks().dividedBy(2)));
    }

    @Bean
    Check heldCheck() {
        return new HeldCheck();
    }

    @Bean
    Check queueCheck(ValidateSettings settings) {
        return new QueueCheck(settings.queueLimit());
    }

    @Bean
    Check rememberingCheck() {
        return new RememberingCheck(Memorable.ENOUGH);
    }

    @Bean
    Check busyCheck(OperationsFile file) {
        return new BusyCheck(file::current);
    }
}
