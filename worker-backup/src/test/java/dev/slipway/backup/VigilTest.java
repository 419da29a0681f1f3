package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.GiveUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VigilTest {

    private static final SilentOnlooker NOT_WANTED = new SilentOnlooker() {
        @Override
        public void stillWanted() {
            throw new Unwanted();
        }
    };

    @Test
    void ends_work_that_says_nothing_and_leaves_no_interrupt_behind() {
        var ended = new AtomicBoolean();

        assertThatThrownBy(() -> Vigil.over(NOT_WANTED, () -> ended.set(true), _ -> {
                    new CountDownLatch(1).await();
                    return 1;
                }))
                .isInstanceOf(Unwanted.class);

        assertThat(ended).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void throws_away_what_came_of_work_that_did_not_hear_it() {
        var closed = new AtomicBoolean();
        AutoCloseable copy = () -> closed.set(true);

        assertThatThrownBy(() -> Vigil.over(NOT_WANTED, _ -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException mistakenForSomethingElse) {
                        return copy;
                    }
                    return copy;
                }))
                .isInstanceOf(Unwanted.class);

        assertThat(closed).isTrue();
    }

    @Test
    void lets_work_and_its_failures_be_as_they_are() {
        assertThat(Vigil.<Integer>over(new SilentOnlooker(), _ -> 7)).isEqualTo(7);
        assertThatThrownBy(() -> Vigil.over(new SilentOnlooker(), _ -> {
                    throw new GiveUp("code", "never works", "restore-refused");
                }))
                .isInstanceOf(GiveUp.class);
    }

    @Test
    void repeats_what_was_said_last_when_nothing_else_is_said() {
        var said = new ArrayList<String>();
        var voice = new Voice(
                new SilentOnlooker() {
                    @Override
                    public void sees(String sentence, double fraction) {
                        said.add(sentence);
                    }
                },
                Duration.ofNanos(-1));

        voice.repeat();
        voice.sees("compares the copy", -1);
        voice.repeat();

        assertThat(said).isEqualTo(List.of("compares the copy", "compares the copy (for 0 s now)"));
    }
}
