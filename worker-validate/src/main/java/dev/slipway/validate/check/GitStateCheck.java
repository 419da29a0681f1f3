package dev.slipway.validate.check;

import dev.slipway.release.checks.WeighedCheck;
import java.util.regex.Pattern;

/** Whether somebody can find out later from which source a release was made. */
public final class GitStateCheck implements ReleaseCheck {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    @Override
    public String id() {
        return WeighedCheck.GIT_STATE.id();
    }

    @Override
    public Finding look(Candidate candidate) {
        return candidate
                .release()
                .getCommit()
                .map(commit -> look(commit, candidate.submission()))
                .orElseGet(() -> Finding.fail(
                        id(),
                        "the request names no commit, so nobody can tell later what the release was made of",
                        "make the release in a Git checkout, or have whoever asks set `commit`"));
    }

    private Finding look(String commit, Submission submission) {
        if (!COMMIT.matcher(commit).matches()) {
            return Finding.fail(
                    id(), "`" + commit + "` is no commit of Git", "set `commit` to all digits of `git rev-parse HEAD`");
        }
        return submission.uncommitted().orElse(false)
                ? Finding.fail(
                        id(),
                        "files of the release differ from commit " + commit,
                        "commit them, and make the release of that")
                : Finding.pass(
                        "made of commit " + commit + (submission.uncommitted().isPresent() ? ", without changes" : ""));
    }
}
