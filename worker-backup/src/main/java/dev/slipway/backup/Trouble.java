package dev.slipway.backup;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.seal.SealException;
import dev.slipway.backup.store.StoreException;
import dev.slipway.backup.vault.OverLimitException;
import dev.slipway.backup.vault.UnreadableException;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says in the engine's two words what became of work outside: it may be tried again, or it will never work. */
final class Trouble {

    private static final String RUNBOOK = "backup-refused";

    private Trouble() {}

    static <T> T told(Callable<T> work) {
        try {
            return work.call();
        } catch (PostgresTrouble trouble) {
            throw said(trouble);
        } catch (StoreException trouble) {
            throw said(trouble);
        } catch (SealException trouble) {
            throw new GiveUp("backup-" + code(trouble), String.valueOf(trouble.getMessage()), RUNBOOK);
        } catch (OverLimitException tooLarge) {
            throw new GiveUp("backup-too-large", String.valueOf(tooLarge.getMessage()), RUNBOOK);
        } catch (UnreadableException unreadable) {
            throw new GiveUp("backup-unreadable", String.valueOf(unreadable.getMessage()), RUNBOOK);
        } catch (IOException broken) {
            throw new TryAgain("a stream broke off: " + broken.getMessage(), broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryAgain("interrupted: the bound of the step is over, or its owner has changed", e);
        } catch (RuntimeException ours) {
            throw ours;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static RuntimeException said(PostgresTrouble trouble) {
        var what = trouble.what() + "; " + trouble.fix();
        return trouble.passes()
                ? new TryAgain(what, trouble)
                : new GiveUp("database-" + trouble.kind().name().toLowerCase(Locale.ROOT), what, RUNBOOK);
    }

    private static RuntimeException said(StoreException trouble) {
        var what = String.valueOf(trouble.getMessage());
        return trouble.retriable() ? new TryAgain(what, trouble) : new GiveUp("store-" + code(trouble), what, RUNBOOK);
    }

    private static String code(Exception trouble) {
        return trouble.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
