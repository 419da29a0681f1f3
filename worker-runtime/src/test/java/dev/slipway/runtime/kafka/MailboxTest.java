package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Works works = new Works(new Shard(0));
    private final Mailbox mailbox = new Mailbox("shop/a");

    @Test
    void hands_out_one_task_at_a_time_in_order() {
        var first = works.read("shop/a");
        var second = works.read("shop/a");
        mailbox.add(first);
        mailbox.add(second);
        assertThat(start()).isSameAs(first);
        assertThat(start()).isNull();
        mailbox.running = null;
        assertThat(start()).isSameAs(second);
    }

    @Test
    void lets_urgent_ones_pass_and_keeps_their_order() {
        mailbox.add(works.read("shop/a"));
        var urgent = works.read("shop/a", Works.URGENT);
        var later = works.read("shop/a", Works.URGENT);
        mailbox.add(urgent);
        mailbox.add(later);
        assertThat(mailbox.urgentWaiting()).isTrue();
        assertThat(start()).isSameAs(urgent);
        mailbox.running = null;
        assertThat(start()).isSameAs(later);
    }

    @Test
    void tells_whether_what_is_urgent_concerns_a_request() {
        mailbox.add(works.read("shop/a"));
        var urgent = works.read("shop/a", Works.URGENT);
        assertThat(mailbox.urgentWaitingAbout(urgent.task.requestId())).isFalse();

        mailbox.add(urgent);

        assertThat(mailbox.urgentWaitingAbout(urgent.task.requestId())).isTrue();
        assertThat(mailbox.urgentWaitingAbout("another")).isFalse();
    }

    @Test
    void puts_what_follows_before_what_came_later_but_behind_the_urgent() {
        var later = works.read("shop/a");
        var urgent = works.read("shop/a", Works.URGENT);
        var follow = works.read("shop/a");
        mailbox.add(later);
        mailbox.add(urgent);
        mailbox.addFollows(List.of(follow));
        assertThat(mailbox.all()).containsExactly(urgent, follow, later);
    }

    @Test
    void a_task_that_rests_holds_its_place() {
        var resting = works.read("shop/a");
        resting.notBeforeNanos = System.nanoTime() + 1_000_000_000_000L;
        mailbox.add(works.read("shop/a"));
        mailbox.putBack(resting);
        assertThat(start()).isNull();
        assertThat(mailbox.resting(System.nanoTime())).isTrue();
        assertThat(mailbox.start(resting.notBeforeNanos)).isSameAs(resting);
    }

    private @Nullable Work start() {
        return mailbox.start(System.nanoTime());
    }
}
